/** How a paper is cut into pages: A4, with number and page on every page after the first. */

type Props = {
  /** The line that pages after the first carry at their head. */
  readonly head: string
}

/** The browser reads page rules from a style sheet only, and this one carries the paper's number. */
export function PageStyle({ head }: Props) {
  return <style>{pageRules(head)}</style>
}

function pageRules(head: string): string {
  return `
@page {
  size: A4 portrait;
  margin: 16mm 15mm 15mm;
  @top-left { content: ${cssText(head)}; ${small} }
  @top-right { content: ${pageOfPages}; ${small} }
  @bottom-center { content: ${pageOfPages}; ${small} }
}
@page :first {
  margin-top: 13mm;
  @top-left { content: none }
  @top-right { content: none }
}`
}

const small = `font: 9pt 'Source Han Serif CN VF', SimSun, serif; color: #333; vertical-align: middle;`
const pageOfPages = `"第 " counter(page) " 页　共 " counter(pages) " 页"`

/** What the lines above need beside the paper's own text. */
export const pageStyleText = '第页共0123456789'

/** A text as CSS writes it; what could end it early is written as its code point. */
function cssText(text: string): string {
  const safe = text.replaceAll(
    /["\\<>\p{Cc}]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${safe}"`
}
