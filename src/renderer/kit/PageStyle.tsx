/** How a paper is cut into pages: A4, its number at the head of later pages, its page at the foot. */
import type { PaperAdjust } from '../../shared/desktop/model.ts'
import { usePaperAdjust } from './paper-adjust.ts'

type Props = {
  /** The line that pages after the first carry at their head. */
  readonly head: string
  /**
   * One of many that are printed at once: how many pages there are altogether says nothing of one
   * of them, and its own number stands in its foot on every page.
   */
  readonly many?: boolean | undefined
}

/** The browser reads page rules from a style sheet only, and this one carries the paper's number. */
export function PageStyle({ head, many }: Props) {
  const adjust = usePaperAdjust()
  return (
    <style>
      {many === true ? plainRules(adjust) : pageRules(head, adjust)}
      {scaleRule(adjust)}
    </style>
  )
}

function pageRules(head: string, adjust: PaperAdjust): string {
  return `
@page {
  size: A4 portrait;
  margin: ${margins(16, adjust)};
  @top-left { content: ${cssText(head)}; ${small} }
  @bottom-center { content: ${pageOfPages}; ${small} }
}
@page :first {
  margin-top: ${13 + adjust.yMm}mm;
  @top-left { content: none }
}`
}

function plainRules(adjust: PaperAdjust): string {
  return `@page { size: A4 portrait; margin: ${margins(13, adjust)}; }`
}

/** A paper that is moved to the right has more margin on the left. */
function margins(topMm: number, { xMm, yMm }: PaperAdjust): string {
  return `${topMm + yMm}mm ${15 - xMm}mm ${15 - yMm}mm ${15 + xMm}mm`
}

function scaleRule({ scalePercent }: PaperAdjust): string {
  return scalePercent === 100 ? '' : `@media print { .sheet { zoom: ${scalePercent / 100} } }`
}

const small = `font: 9pt 'Source Han Serif CN VF', SimSun, serif; color: #333; vertical-align: middle;`
const pageOfPages = `"第 " counter(page) " 页 / 共 " counter(pages) " 页"`

/** What the lines above need beside the paper's own text. */
export const pageStyleText = '第页共/0123456789'

/** A text as CSS writes it; what could end it early is written as its code point. */
function cssText(text: string): string {
  const safe = text.replaceAll(
    /["\\<>\p{Cc}]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  )
  return `"${safe}"`
}
