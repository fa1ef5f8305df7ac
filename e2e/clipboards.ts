// What word processors put on the clipboard, made by hand in the shapes that they use.

const span = (text: string, style = "") =>
  `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre;white-space:pre-wrap;${style}">${text}</span>`;
const p = (content: string) => `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">${content}</p>`;
const li = (content: string, level: number, type = "disc") =>
  `<li dir="ltr" style="list-style-type:${type};font-size:11pt;font-family:Arial,sans-serif;white-space:pre;" aria-level="${level}"><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;" role="presentation">${content}</p></li>`;
const link = (href: string, text: string) =>
  `<a href="${href}" style="text-decoration:none;">${span(text, "color:#1155cc;text-decoration:underline;-webkit-text-decoration-skip:none;")}</a>`;

/** A page of Google Docs: one <b> around all that is not bold, styles in spans, lists beside lists. */
export const docs = {
  html: `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-4f8ed8e9-7fff-b83b-9190-aa89959d7b6d"><h1 dir="ltr" style="line-height:1.38;margin-top:20pt;margin-bottom:6pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;font-weight:400;font-style:normal;white-space:pre-wrap;">What I doubt</span></h1>${p(
    span("Reward models ") +
      span("overfit", "font-weight:700;") +
      span(" to ") +
      span("stylistic", "font-style:italic;") +
      span(" cues") +
      span(", as ") +
      link(
        "https://www.google.com/url?q=https://arxiv.org/abs/2210.10760&sa=D&source=editors&ust=1&usg=x",
        "Gao et al.",
      ) +
      span(" show."),
  )}<br />${p(span("Both ", "font-weight:700;font-style:italic;") + span("bold", "font-weight:700;") + span(" and then plain."))}<h2 dir="ltr" style="margin-top:18pt;"><span style="font-size:16pt;font-weight:700;white-space:pre-wrap;">Method</span></h2><ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">${li(span("First"), 1)}<ul style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">${li(span("Inside"), 2, "circle")}${li(span("Inside, too"), 2, "circle")}</ul>${li(span("Second"), 1)}</ul><ol start="3" style="margin-top:0;margin-bottom:0;">${li(span("Third of an earlier list"), 1, "decimal")}${li(span("Fourth"), 1, "decimal")}</ol>${p(span("It costs $5 and saves $10, if a&lt;b.&nbsp;&nbsp; 10") + span("6", "font-size:0.6em;vertical-align:super;") + span(" tokens."))}<div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="100" /><col width="100" /></colgroup><tbody><tr style="height:0pt"><td style="vertical-align:top;padding:5pt;">${p(span("Model", "font-weight:700;"))}</td><td style="vertical-align:top;">${p(span("Score", "font-weight:700;"))}</td></tr><tr><td>${p(span("Small|er"))}</td><td>${p(span("0.4"))}</td></tr></tbody></table></div><br />${p(`<img src="https://lh3.googleusercontent.com/docs/AHkbwyK" alt="A falling curve" width="300" height="200" />`)}<br /></b><br class="Apple-interchange-newline">`,
  plain:
    "What I doubt\nReward models overfit to stylistic cues, as Gao et al. show.\n\nBoth bold and then plain.\nMethod\nFirst\nInside\nInside, too\nSecond\nThird of an earlier list\nFourth\nIt costs $5 and saves $10, if a<b.   106 tokens.\nModel\nScore\nSmall|er\n0.4\n\n\n",
  markdown: `# What I doubt

Reward models **overfit** to *stylistic* cues, as [Gao et al.](https://arxiv.org/abs/2210.10760) show.

***Both* bold** and then plain.

## Method

- First
  - Inside
  - Inside, too
- Second

3. Third of an earlier list
4. Fourth

It costs $5 and saves $10, if a<b. 10⁶ tokens.

| **Model** | **Score** |
| --- | --- |
| Small\\|er | 0.4 |

A falling curve`,
};

/** Footnotes of Google Docs are not in its HTML, but in its own form of the same, where "#" calls them. */
export const docsWithNotes = {
  html: `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">${p(span("Claim number #1 is bold.") + span(" Another", "font-style:italic;") + span(" one."))}${p(span("The end."))}</b>`,
  plain: "Claim number #1 is bold. Another one.\nThe end.",
  slice: JSON.stringify({
    dih: 1,
    data: JSON.stringify({
      resolved: {
        dsl_spacers: "Claim number #1 is bold.# Another# one.\nThe end.#\n",
        dsl_styleslices: [
          { stsl_type: "text", stsl_styles: [] },
          {
            stsl_type: "footnote",
            stsl_styles: [null, { fs_id: "kix.a" }, null, { fs_id: "kix.b" }, { fs_id: "kix.c" }],
          },
        ],
        dsl_relateddocslices: {
          "kix.a": { dsl_spacers: "\u0003 Says who?\n" },
          "kix.b": { dsl_spacers: "\u0003 Says *she*.\n" },
          "kix.c": { dsl_spacers: "\u0003 Full stop.\n" },
        },
      },
    }),
    edi: "x",
  }),
  markdown: `Claim number #1 is bold.[^1] *Another*[^2] one.

The end.[^3]

[^1]: Says who?

[^2]: Says \\*she\\*.

[^3]: Full stop.`,
};

const wordItem = (place: "First" | "Middle" | "Last", list: string, mark: string, text: string, face = "Symbol") =>
  `<p class=MsoListParagraphCxSp${place} style='margin-left:.5in;mso-add-space:auto;text-indent:-.25in;mso-list:${list}'><![if !supportLists]><span style='font-family:${face};mso-fareast-font-family:${face};mso-bidi-font-family:${face}'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>\n`;
const wordNote = (number: number, back: boolean) =>
  `<a style='mso-footnote-id:ftn${number}' href="#_ftn${back ? "ref" : ""}${number}" name="_ftn${back ? "" : "ref"}${number}" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference><span lang=EN-GB style='font-size:11.0pt;line-height:107%;font-family:"Calibri",sans-serif'>[${number}]</span></span><![endif]></span></span></a>`;

/** A page of Word for Windows: lists as paragraphs, numbers as text, footnotes as links there and back. */
export const word = {
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns:m="http://schemas.microsoft.com/office/2004/12/omml"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/ada/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml>
 <o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings>
</xml><![endif]-->
<style>
<!--
 p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
 @list l0 {mso-list-id:1; mso-list-type:hybrid;}
-->
</style>
<!--[if gte mso 10]><style> table.MsoNormalTable {mso-style-name:"Table Normal";} </style><![endif]-->
</head>

<body lang=EN-GB link="#0563C1" vlink="#954F72" style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->

<h1>My <b>Essay</b><o:p></o:p></h1>

<p class=MsoNormal>We measured <b>twice</b>, in <st1:City w:st="on"><st1:place w:st="on">Paris</st1:place></st1:City>,<span style='mso-spacerun:yes'>&nbsp; </span>and <i style='mso-bidi-font-style:normal'>cut</i> once${wordNote(1, false)}.<o:p></o:p></p>

<p class=MsoNormal><o:p>&nbsp;</o:p></p>

${wordItem("First", "l0 level1 lfo1", "·", "Bullet")}
${wordItem("Middle", "l0 level2 lfo1", "o", "Deeper", '"Courier New"')}
${wordItem("Middle", "l0 level2 lfo1", "o", "Deeper, again", '"Courier New"')}
${wordItem("Last", "l0 level1 lfo1", "·", "Back")}
<p class=MsoNormal>Then:<o:p></o:p></p>

${wordItem("First", "l1 level1 lfo2", "1.", "One", "Calibri")}
${wordItem("Middle", "l1 level2 lfo2", "a.", "One a", "Calibri")}
${wordItem("Last", "l1 level1 lfo2", "2.", "Two", "Calibri")}
<h2>Results<o:p></o:p></h2>

<p class=MsoQuote>A quotation.<o:p></o:p></p>

<p class=MsoNormal>See <a href="https://example.org/paper_(v2)">the paper</a>, <a href="javascript:alert(1)">not this</a><span
style='mso-no-proof:yes'><!--[if gte vml 1]><v:shape id="x"></v:shape><![endif]--><![if !vml]><img width=10 height=10
src="data:image/png;base64,iVBORw0KGgo=" alt="" v:shapes="x"><![endif]></span> and <del cite="mailto:x">gone</del><ins>here</ins>.<span style='display:none;mso-hide:all'>SECRET</span> Another${wordNote(2, false)}.<o:p></o:p></p>

<!--EndFragment-->
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>

<hr align=left size=1 width="33%">

<![endif]>

<div style='mso-element:footnote' id=ftn1>

<p class=MsoFootnoteText>${wordNote(1, true)} Said <i>she</i>.<o:p></o:p></p>

<p class=MsoFootnoteText>At length.<o:p></o:p></p>

</div>

<div style='mso-element:footnote' id=ftn2>

<p class=MsoFootnoteText>${wordNote(2, true)} Ibid.<o:p></o:p></p>

</div>

</div>
</body>

</html>
`,
  plain:
    "My Essay\r\nWe measured twice, in Paris,  and cut once[1].\r\n \r\n·\tBullet\r\no\tDeeper\r\no\tDeeper, again\r\n·\tBack\r\nThen:\r\n1.\tOne\r\na.\tOne a\r\n2.\tTwo\r\nResults\r\nA quotation.\r\nSee the paper, not this and here. Another[2].\r\n\r\n________________\r\n[1] Said she.\r\nAt length.\r\n[2] Ibid.\r\n",
  markdown: `# My Essay

We measured **twice**, in Paris, and *cut* once[^1].

- Bullet
  - Deeper
  - Deeper, again
- Back

Then:

1. One
   1. One a
2. Two

## Results

> A quotation.

See [the paper](<https://example.org/paper_(v2)>), not this and here. Another[^2].

[^1]: Said *she*.

    At length.

[^2]: Ibid.`,
};

/** Word for the web: a list for each item, depths in attributes of its own, headings in a role. */
export const wordForTheWeb = {
  html: `<div class="OutlineElement Ltr SCXW1 BCX8"><p class="Paragraph SCXW1" role="heading" aria-level="2" xml:lang="EN-GB" paraid="1"><span class="TextRun SCXW1" data-contrast="auto"><span class="NormalTextRun">Aims</span></span><span class="EOP SCXW1" data-ccp-props="{}">&nbsp;</span></p></div><div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1 SCXW1" role="list"><li class="OutlineElement" data-leveltext="" data-aria-level="1" role="listitem"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">Read</span></span><span class="EOP">&nbsp;</span></p></li></ul></div><div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle2" role="list"><li data-aria-level="2" role="listitem"><p class="Paragraph"><span class="TextRun" style="font-weight: bold;">closely</span><span class="EOP">&nbsp;</span></p></li></ul></div><div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1" role="list"><li data-aria-level="1" role="listitem"><p class="Paragraph"><span class="TextRun">Write</span><span class="EOP">&nbsp;</span></p></li></ul></div>`,
  markdown: "## Aims\n\n- Read\n  - **closely**\n- Write",
};

/** LibreOffice Writer: footnotes between links of its own names. */
export const libreOffice = {
  html: `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="generator" content="LibreOffice 7.4"/><style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="en-GB" dir="ltr"><p style="margin-bottom: 0cm">A claim<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>, with <b>weight</b>.</p>
<ol><li><p>One</p><ul><li><p>Inside</p></li></ul></li><li><p>Two</p></li></ol><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>The source.</p></div></body></html>`,
  markdown: "A claim[^1], with **weight**.\n\n1. One\n   - Inside\n2. Two\n\n[^1]: The source.",
};
