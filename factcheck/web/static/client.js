// Requests to the service, which is asked for nothing but what it serves itself.

/** What went wrong, in words for people; ``wait`` are the seconds after which to ask again, null where that is no use. */
export class Problem extends Error {
  constructor(message, status, wait = null) {
    super(message);
    Object.assign(this, { status, wait });
  }
}

export class Client {
  constructor() {
    this.token = "";
  }

  /** The report on one article. Rejects with a Problem, or with an AbortError when it was given up. */
  async check(article, signal) {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const options = { method: "POST", headers, body: JSON.stringify(article), signal, credentials: "omit", redirect: "error" };
    let answer;
    try {
      answer = await fetch("/check", options);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Problem("The service does not answer. Your text is still here; it is checked once the service is back.", 0, 5);
    }
    if (answer.ok) return answer.json();
    const told = await answer.json().catch(() => ({}));
    const wait = Number(answer.headers.get("Retry-After")) || null;
    throw new Problem(`Not checked: ${told.detail || answer.statusText}.`, answer.status, wait);
  }

  /** The languages that the service reads. */
  async languages() {
    const answer = await fetch("/rules", { credentials: "omit" });
    return answer.ok ? (await answer.json()).languages : [];
  }
}

/** The text of a file; rejects with a Problem for what is none. */
export async function textOf(file) {
  const data = await file.arrayBuffer();
  const wide = new Uint8Array(data, 0, Math.min(2, data.byteLength)).join() === "255,254";
  try {
    const text = new TextDecoder(wide ? "utf-16le" : "utf-8", { fatal: true }).decode(data);
    if (!text.includes("\0")) return text;
  } catch {
    // Told below.
  }
  throw new Problem(`${file.name} is not text in UTF-8. Save it as such, or copy its text into the page.`, 0);
}

/** What a file holds, by the end of its name. */
export function formatOf(name) {
  const end = name.toLowerCase().split(".").pop();
  return { md: "markdown", markdown: "markdown", html: "html", htm: "html" }[end] || "text";
}
