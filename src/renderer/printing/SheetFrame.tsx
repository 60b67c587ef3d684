/** One paper: title, marks, what the form holds, and the foot by which it is verified. */
import { QRCode } from 'antd'
import type { ReactNode } from 'react'
import type { Print, SheetContent } from '../../shared/printing/model.ts'
import { sheetTitles } from '../../shared/printing/model.ts'
import { PageStyle } from '../kit/PageStyle.tsx'
import { Watermark } from '../kit/Watermark.tsx'
import { drawable, scanText } from './sheet-text.ts'
import { words } from './words.ts'

/** What is known of a copy once its printing was asked for; null on a preview. */
export type SheetCopy = Pick<Print, 'copyNumber' | 'shortHash' | 'printedBy' | 'printedOn'>

export type PaperProps = {
  readonly content: SheetContent
  readonly copy: SheetCopy | null
  /** A stored copy that is looked at again: should it come out of a printer, it says so. */
  readonly uncounted?: boolean
  /** Set where it is one of several papers that are printed at once. */
  readonly many?: boolean
}

/** What the frame of any paper needs to know of it. */
export type PaperHead = {
  readonly title: string
  /** What its number is called: 表号, 收据号, 告知书号. */
  readonly numberLabel: string
  readonly sheetNumber: string
  readonly personName: string
  readonly officeName: string
  readonly practice: boolean
  readonly draft: boolean
  /** Null of a paper that belongs to none. */
  readonly coverageYear: number | null
}

type FrameProps = Omit<PaperProps, 'content'> & { readonly head: PaperHead }

export function SheetFrame({ content, ...props }: PaperProps & { readonly children: ReactNode }) {
  return <PaperFrame head={headOf(content)} {...props} />
}

/** By what the paper is verified: on every page of it. */
export function SheetFoot({ content, copy }: PaperProps) {
  return <PaperFoot head={headOf(content)} copy={copy} />
}

export function PaperFrame({ children, ...props }: FrameProps & { readonly children: ReactNode }) {
  const { head, copy, uncounted, many } = props
  const mark = copy === null ? words.previewMark : head.practice ? words.practiceMark : null
  return (
    <article
      className={many === true ? 'sheet sheet-of-many' : 'sheet'}
      aria-label={words.paperLabel}
    >
      <PageStyle
        many={many}
        head={`${head.title}　${head.numberLabel} ${head.sheetNumber}　${drawable(head.personName)}`}
      />
      {uncounted === true && <Watermark text={words.checkMark} printedOnly />}
      {mark !== null && <Watermark text={mark} />}
      <h2 className="sheet-title">{head.title}</h2>
      <HeadLines {...props} />
      {children}
    </article>
  )
}

function HeadLines({ head, copy, uncounted }: FrameProps) {
  return (
    <>
      {copy === null && <p className="sheet-notice">{words.previewLine}</p>}
      {uncounted === true && <p className="sheet-notice sheet-uncounted">{words.checkLine}</p>}
      {head.practice && <p className="sheet-notice">{words.practiceLine}</p>}
      {head.draft && <p className="sheet-notice">{words.draftLine}</p>}
      <div className="sheet-head">
        <span>{words.office(head.officeName)}</span>
        {head.coverageYear !== null && <span>{words.coverageYear(head.coverageYear)}</span>}
        <span>
          {head.numberLabel} {head.sheetNumber}
        </span>
      </div>
    </>
  )
}

export function PaperFoot({ head, copy }: Pick<FrameProps, 'head' | 'copy'>) {
  if (copy === null) return null
  const { numberLabel, sheetNumber } = head
  return (
    <div className="sheet-foot">
      <QRCode
        type="svg"
        aria-label={words.qrLabel}
        value={scanText(sheetNumber, copy.shortHash)}
        size={76}
        bordered={false}
        color="#000"
        bgColor="#fff"
        errorLevel="M"
      />
      <div>
        <p>
          {numberLabel} <strong>{sheetNumber}</strong>　{words.shortHash}{' '}
          <strong>{copy.shortHash}</strong>
        </p>
        <p>{words.verifyHint(numberLabel)}</p>
        <p>
          {words.printedBy} {copy.printedBy} {copy.printedOn}
        </p>
      </div>
      <p className={copy.copyNumber > 1 ? 'sheet-copy sheet-copy-again' : 'sheet-copy'}>
        {copy.copyNumber > 1 ? words.reprint(copy.copyNumber) : words.copy(copy.copyNumber)}
      </p>
    </div>
  )
}

function headOf(content: SheetContent): PaperHead {
  return {
    title: sheetTitles[content.kind],
    numberLabel: content.kind === 'receipt' ? words.receiptNumber : words.sheetNumber,
    sheetNumber: content.sheetNumber,
    personName: content.person.name,
    officeName: content.officeName,
    practice: content.practice,
    draft: content.pack.draft,
    coverageYear: content.coverageYear,
  }
}
