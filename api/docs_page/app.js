// Renders /openapi.json and lets a reader send requests. No outside script, nothing stored.
"use strict";

const EXAMPLES = {
  "/v1/scan": {
    text: "Mijn rijksregisternummer is 85.07.30-999.32.",
    context: { destination: "https://chatgpt.com", channel: "prompt" },
    options: { explain: true },
  },
  "/v1/feedback": { id: "the id of a verdict", finding: 0, judgement: "right" },
};

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

async function send(method, path, body, output) {
  const headers = {};
  const token = document.getElementById("token").value;
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  output.textContent = "…";
  try {
    const answer = await fetch(path, { method, headers, body });
    const text = await answer.text();
    let shown = text;
    try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: shown as it is */ }
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
  let input;
  if (about.requestBody) {
    const request = schemaText(document_, about.requestBody.content);
    if (request) section.append(shape("Shape of the request", request));
    input = element("textarea", { id: `${id}-body`, spellcheck: "false" });
    input.value = JSON.stringify(EXAMPLES[path] ?? {}, null, 2);
    section.append(element("label", { for: `${id}-body` }, "Body"), input);
  }
  const rows = Object.entries(about.responses ?? {}).map(([status, answer]) =>
    element("tr", {}, element("th", { scope: "row" }, status), element("td", {}, answer.description)));
  const answers = element("details", {}, element("summary", {}, "Answers"), element("table", {}, ...rows));
  const good = schemaText(document_, about.responses?.["200"]?.content);
  if (good) answers.append(shape("Shape of the answer", good));
  section.append(answers, button, output);
  button.addEventListener("click", () => {
    output.hidden = false;
    send(method.toUpperCase(), path, input?.value, output);
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
