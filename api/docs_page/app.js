// Renders /openapi.json and lets a reader send requests. No outside script, nothing stored.
"use strict";

const JSON_TYPE = "application/json";
// What is sent where no file was chosen; long enough to be registered.
const SAMPLE = new File([`Nota over de heraanleg van het dorpsplein. De dienst openbare werken stelt voor om de bomen
te behouden, de parking te verplaatsen naar de rand van het dorp en het plein autoluw te maken op
marktdagen. Contact: rijksregisternummer 85.07.30-999.32.`], "nota.txt", { type: "text/plain" });
let feedback; // its body: judges the last verdict of this page

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children); // strings become text, never markup
  return made;
}

function schemaText(document_, content) {
  const name = content?.["application/json"]?.schema?.$ref?.split("/").pop();
  const schema = document_.components.schemas[name] ?? content?.["application/json"]?.schema;
  return schema && Object.keys(schema).length ? JSON.stringify(schema, null, 2) : null;
}

function shape(title, text) {
  return element("details", {}, element("summary", {}, title), element("pre", { tabindex: "0" }, text));
}

async function send(method, path, body, headers, output) {
  const token = document.getElementById("token").value;
  if (token) headers.Authorization = `Bearer ${token}`;
  output.textContent = "…";
  try {
    const answer = await fetch(path, { method, headers, body });
    const text = await answer.text();
    let shown = text;
    try {
      const value = JSON.parse(text);
      shown = JSON.stringify(value, null, 2);
      if (value.verdict) feedback.value = feedback.value.replace(/"id": "[^"]*"/, `"id": "${value.id}"`);
    } catch { /* not JSON: shown as it is */ }
    output.textContent = `${answer.status} ${answer.statusText}\n\n${shown}`;
  } catch {
    output.textContent = "The service did not answer.";
  }
}

function operation(document_, method, path, about) {
  const id = `${method}${path}`.replace(/[^a-z0-9]+/gi, "-");
  const section = element("section", { id, "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, element("code", {}, `${method.toUpperCase()} ${path}`), ` ${about.summary}`),
    element("p", {}, about.description ?? ""));
  const output = element("pre", { role: "status", "aria-label": "Answer", tabindex: "0", hidden: "" });
  const button = element("button", { type: "button" }, `Send ${method.toUpperCase()} ${path}`);
  const content = about.requestBody?.content;
  let address, input;
  if (path.includes("{") || about.parameters?.some((one) => one.in === "query")) {
    address = element("input", { id: `${id}-address`, spellcheck: "false" });
    address.value = content ? `${path}?name=nota` : path;
    section.append(element("label", { for: address.id }, "Address"), address);
  }
  if (content) {
    const request = schemaText(document_, content);
    if (request) section.append(shape("Shape of the request", request));
    if (content[JSON_TYPE]) {
      input = element("textarea", { id: `${id}-body`, spellcheck: "false" });
      input.value = JSON.stringify(content[JSON_TYPE].example ?? {}, null, 2);
      if (path.endsWith("/feedback")) feedback = input;
    } else {
      input = element("input", { id: `${id}-body`, type: "file" });
    }
    section.append(element("label", { for: input.id }, input.type === "file" ? "File (a short note without one)" : "Body"), input);
  }
  const rows = Object.entries(about.responses ?? {}).map(([status, answer]) =>
    element("tr", {}, element("th", { scope: "row" }, status), element("td", {}, answer.description)));
  const answers = element("details", {}, element("summary", {}, "Answers"), element("table", {}, ...rows));
  const good = schemaText(document_, about.responses?.["200"]?.content);
  if (good) answers.append(shape("Shape of the answer", good));
  section.append(answers, button, output);
  button.addEventListener("click", () => {
    output.hidden = false;
    const headers = {};
    let body;
    if (input?.type === "file") {
      body = input.files[0] ?? SAMPLE;
      headers["Content-Type"] = body.type || "application/octet-stream";
      if (about.parameters?.some((one) => one.name === "DLP-Filename")) headers["DLP-Filename"] = encodeURIComponent(body.name);
    } else if (input) {
      body = input.value;
      headers["Content-Type"] = JSON_TYPE;
    }
    send(method.toUpperCase(), address?.value ?? path, body, headers, output);
  });
  return [section, element("li", {}, element("a", { href: `#${id}` }, `${method.toUpperCase()} ${path}`))];
}

async function render() {
  const document_ = await (await fetch("/openapi.json")).json();
  document.getElementById("description").textContent = document_.info.description;
  for (const [path, methods] of Object.entries(document_.paths)) {
    for (const [method, about] of Object.entries(methods)) {
      const [section, entry] = operation(document_, method, path, about);
      document.getElementById("operations").append(section);
      document.getElementById("contents").append(entry);
    }
  }
}

document.getElementById("credentials").addEventListener("submit", (event) => event.preventDefault());
render();
