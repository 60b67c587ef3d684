/** 变更登记表: what was, what is to be, by which paper; signed by the resident and both operators. */
import { changeSheetTitle, proofKindLabels } from '../../shared/changes/model.ts'
import type { ChangeSheet as Content } from '../../shared/changes/model.ts'
import { Item, Part, SheetTable, WholeRow } from '../printing/Cells.tsx'
import { PaperFoot, PaperFrame } from '../printing/SheetFrame.tsx'
import type { PaperHead, SheetCopy } from '../printing/SheetFrame.tsx'
import { drawable } from '../printing/sheet-text.ts'
import { words } from './words.ts'

type Props = {
  readonly content: Content
  readonly copy: SheetCopy | null
  readonly uncounted?: boolean
}

export function ChangeSheet({ content, copy, uncounted }: Props) {
  const head = headOf(content)
  return (
    <PaperFrame head={head} copy={copy} {...(uncounted === true ? { uncounted } : {})}>
      <SheetTable label={changeSheetTitle} foot={<PaperFoot head={head} copy={copy} />}>
        <Whom content={content} />
        <Changed content={content} />
        <Why content={content} />
        <Signed content={content} />
      </SheetTable>
    </PaperFrame>
  )
}

function Whom({ content: { person } }: { readonly content: Content }) {
  return (
    <Part title={words.sheetPerson}>
      <tr>
        <Item label={words.name} span={3} strong>
          {drawable(person.name)}
        </Item>
        <Item label={words.village} span={5}>
          {drawable(person.villageName)}
        </Item>
      </tr>
      <tr>
        <Item label={words.sheetDocument} span={3}>
          {person.documentLabel}
        </Item>
        <Item label={words.idNumber} span={5} strong>
          {person.idNumber}
        </Item>
      </tr>
      <tr>
        <Item label={words.sheetPhone} span={10}>
          {person.phone ?? words.none}
        </Item>
      </tr>
    </Part>
  )
}

function Changed({ content: { fields } }: { readonly content: Content }) {
  return (
    <Part title={words.sheetChanges}>
      <tr>
        <th colSpan={2} scope="col">
          {words.field}
        </th>
        <th colSpan={5} scope="col">
          {words.sheetBefore}
        </th>
        <th colSpan={5} scope="col">
          {words.sheetAfter}
        </th>
      </tr>
      {fields.map(({ label, before, after }) => (
        <tr key={label}>
          <th colSpan={2} scope="row">
            {label}
          </th>
          <td colSpan={5}>{drawable(before)}</td>
          <td colSpan={5} className="sheet-strong">
            {drawable(after)}
          </td>
        </tr>
      ))}
    </Part>
  )
}

function Why({ content }: { readonly content: Content }) {
  const { reason, proof, state, note } = content
  return (
    <tbody>
      <tr>
        <Item label={words.reason} span={10}>
          {drawable(reason)}
        </Item>
      </tr>
      <tr>
        <Item label={words.sheetProof} span={10}>
          {proof === null ? (
            words.noProof
          ) : (
            <>
              {proofKindLabels[proof.kind]}　{words.proofNumber} {drawable(proof.number)}
              <span className="sheet-line">
                {words.proofDay} {proof.day}　{words.seen}
              </span>
            </>
          )}
        </Item>
      </tr>
      <tr>
        <Item label={words.sheetState} span={10} strong>
          {words.stateText[state]}
          {note !== null && <span className="sheet-line">{drawable(note)}</span>}
        </Item>
      </tr>
    </tbody>
  )
}

function Signed({ content }: { readonly content: Content }) {
  const { takenBy, takenOn, decidedBy, decidedOn, proof, officeName } = content
  return (
    <tbody className="sheet-together">
      <WholeRow>{words.sheetPledge}</WholeRow>
      <tr className="sheet-ink">
        <Item label={words.sheetResident} span={10}>
          <span className="sheet-line">{words.blankDay}</span>
        </Item>
      </tr>
      <tr className="sheet-ink">
        <Item label={words.sheetClerk} span={4}>
          {drawable(takenBy)} {takenOn}
          <span className="sheet-line">{words.blankDay}</span>
        </Item>
        <Item label={words.sheetReviewer} span={4}>
          {decidedBy === null
            ? proof === null
              ? words.noReviewNeeded
              : ''
            : `${drawable(decidedBy)} ${decidedOn ?? ''}`}
          <span className="sheet-line">{words.blankDay}</span>
        </Item>
      </tr>
      <tr className="sheet-ink">
        <Item label={words.sheetSeal} span={10}>
          {officeName}
        </Item>
      </tr>
    </tbody>
  )
}

function headOf(content: Content): PaperHead {
  return {
    title: changeSheetTitle,
    numberLabel: words.sheetNumber,
    sheetNumber: content.sheetNumber,
    personName: content.person.name,
    officeName: content.officeName,
    practice: content.practice,
    draft: false,
    coverageYear: null,
  }
}
