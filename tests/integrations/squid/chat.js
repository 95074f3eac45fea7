// As web chats do it: fetch with JSON, the error's own sentence in a bubble.
const log = document.getElementById("log");
function bubble(kind, text) {
  const one = document.createElement("p");
  one.className = kind;
  one.textContent = text;
  log.append(one);
}
document.getElementById("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = document.getElementById("prompt").value;
  bubble("me", text);
  const answer = await fetch("/backend-api/conversation", {
    method: "POST",
    headers: {"Content-Type": "application/json"},
    body: JSON.stringify({messages: [{content: {parts: [text]}}]}),
  });
  const said = await answer.json();
  bubble(answer.ok ? "tool" : "error", answer.ok ? said.answer : said.detail);
});
