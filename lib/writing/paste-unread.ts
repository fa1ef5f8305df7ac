// What is on a clipboard but is not read: scripts, styles, hidden text, pictures, notes of the program.

/** Where an element's own style is read from. */
export const STYLE = "data-style";

/**
 * HTML that the page's policy has nothing to say against, though it would never live: without style sheets,
 * and with styles and handlers under other names. Also without the header that Windows puts before it.
 */
export function tamed(html: string): string {
  return html
    .replace(/^Version:[\s\S]*?(?=<)/, "")
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, "")
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^"'<>])*>/gi, (tag) =>
      tag.replace(ATTRIBUTE, (whole, name: string) => (/^(?:style|on\w+)$/i.test(name) ? `data-${whole}` : whole)),
    );
}

const ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/g;

const UNREAD =
  "script,style,template,noscript,iframe,frame,object,embed,applet,canvas,audio,video,svg,head,title,meta,link,base,xml,input,select,textarea,button,del,.msoDel,.MsoCommentReference,.katex-html";

/** Takes it out. Of pictures the alternative text stays, of mathematics its TeX where there is one. */
export function dropUnread(document: Document): void {
  const { body } = document;
  for (const mathematics of body.querySelectorAll("math")) {
    const tex = mathematics.querySelector('annotation[encoding="application/x-tex"]')?.textContent?.trim();
    const fence = mathematics.getAttribute("display") === "block" ? "$$" : "$";
    const kept = document.createElement("span");
    if (tex) kept.setAttribute("data-tex", `${fence}${tex}${fence}`);
    kept.textContent = tex || (mathematics.textContent ?? "");
    mathematics.replaceWith(kept);
  }
  for (const element of body.querySelectorAll(UNREAD)) element.remove();
  for (const element of body.querySelectorAll("*")) {
    const style = element.getAttribute(STYLE) ?? "";
    const hidden = /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-element:\s*(?:comment|para-border)/i.test(
      style,
    );
    // Office's own drawing elements are called "v:shape", "w:binData" and the like.
    if (hidden || element.hasAttribute("hidden") || /^[vw]:/i.test(element.tagName)) element.remove();
  }
  for (const image of body.querySelectorAll("img,picture,area")) {
    image.replaceWith(document.createTextNode(image.getAttribute("alt")?.trim() ?? ""));
  }
}
