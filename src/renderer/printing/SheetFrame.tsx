/** One paper: title, marks, what the form holds, and the foot by which it is verified. */
import { QRCode } from 'antd'
import type { ReactNode } from 'react'
import type { Print, SheetContent } from '../../shared/printing/model.ts'
import { sheetTitles } from '../../shared/printing/model.ts'
import { PageStyle } from '../kit/PageStyle.tsx'
import { Watermark } from '../kit/Watermark.tsx'
import { scanText } from './sheet-text.ts'
import { words } from './words.ts'

/** What is known of a copy once its printing was asked for; null on a preview. */
export type SheetCopy = Pick<Print, 'copyNumber' | 'shortHash' | 'printedBy' | 'printedOn'>

type Props = {
  readonly content: SheetContent
  readonly copy: SheetCopy | null
  readonly children: ReactNode
}

export function SheetFrame({ content, copy, children }: Props) {
  const title = sheetTitles[content.kind]
  const mark = copy === null ? words.previewMark : content.practice ? words.practiceMark : null
  return (
    <article className="sheet" aria-label={words.paperLabel}>
      <PageStyle head={`${title}　${numberLabel(content)} ${content.sheetNumber}`} />
      {mark !== null && <Watermark text={mark} />}
      <h2 className="sheet-title">{title}</h2>
      <SheetHead content={content} copy={copy} />
      {children}
      <SheetFoot content={content} copy={copy} />
    </article>
  )
}

type PartProps = Omit<Props, 'children'>

function SheetHead({ content, copy }: PartProps) {
  return (
    <>
      {copy === null && <p className="sheet-notice">{words.previewLine}</p>}
      {content.practice && <p className="sheet-notice">{words.practiceLine}</p>}
      {content.pack.draft && <p className="sheet-notice">{words.draftLine}</p>}
      <div className="sheet-head">
        <span>{words.office(content.officeName)}</span>
        <span>{words.coverageYear(content.coverageYear)}</span>
        <span>
          {numberLabel(content)} {content.sheetNumber}
        </span>
      </div>
    </>
  )
}

function SheetFoot({ content, copy }: PartProps) {
  if (copy === null) return null
  return (
    <footer className="sheet-foot">
      <QRCode
        type="svg"
        aria-label={words.qrLabel}
        value={scanText(content.sheetNumber, copy.shortHash)}
        size={76}
        bordered={false}
        color="#000"
        bgColor="#fff"
        errorLevel="M"
      />
      <div>
        <p>
          {numberLabel(content)} <strong>{content.sheetNumber}</strong>　{words.shortHash}{' '}
          <strong>{copy.shortHash}</strong>
        </p>
        <p>{words.verifyHint}</p>
        <p>
          {words.printedBy} {copy.printedBy} {copy.printedOn}
        </p>
      </div>
      <p className={copy.copyNumber > 1 ? 'sheet-copy sheet-copy-again' : 'sheet-copy'}>
        {copy.copyNumber > 1 ? words.reprint(copy.copyNumber) : words.copy(copy.copyNumber)}
      </p>
    </footer>
  )
}

function numberLabel({ kind }: SheetContent): string {
  return kind === 'receipt' ? words.receiptNumber : words.sheetNumber
}
