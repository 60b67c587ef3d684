/** 登记表（全家）: the family on one A4 sheet, the same on the screen and on paper. */
import { formatYuan } from '../../shared/kernel/fen.ts'
import { householdSheetTitle } from '../../shared/households/model.ts'
import type { HouseholdSheet, SheetMember } from '../../shared/households/model.ts'
import { sexLabels } from '../../shared/people/model.ts'
import { Blank, Item, Part, SheetTable, WholeRow } from '../printing/Cells.tsx'
import { Signer } from '../printing/RegistrationSheet.tsx'
import { PaperFoot, PaperFrame } from '../printing/SheetFrame.tsx'
import type { PaperHead, SheetCopy } from '../printing/SheetFrame.tsx'
import { drawable } from '../printing/sheet-text.ts'
import { words as paperWords } from '../printing/words.ts'
import { words } from './words.ts'

const { paper } = words
/** A longer name is printed smaller, so that the family stays on one page. */
const longName = 10

type Props = {
  readonly content: HouseholdSheet
  readonly copy: SheetCopy | null
  readonly uncounted?: boolean
}

export function HouseholdSheetPaper({ content, copy, uncounted }: Props) {
  const head = headOf(content)
  return (
    <PaperFrame head={head} copy={copy} {...(uncounted === true ? { uncounted } : {})}>
      <div className="household-sheet">
        <SheetTable label={householdSheetTitle} foot={<PaperFoot head={head} copy={copy} />}>
          <Part title={paper.household}>
            <HouseholdRows content={content} />
          </Part>
          <Part title={paper.list}>
            <tr>
              <th>{paper.order}</th>
              <th colSpan={3}>{paper.who}</th>
              <th colSpan={2}>{paper.relation}</th>
              <th colSpan={2}>{paper.how}</th>
              <th colSpan={2}>{paper.amount}</th>
              <th colSpan={2}>{paper.benefit}</th>
            </tr>
            {content.members.map((member, index) => (
              <MemberRow key={member.idNumber} member={member} place={index + 1} />
            ))}
            <tr>
              <Item label={paper.total} span={10} strong>
                {paper.registered(content.registeredCount, content.registeredOn)}，
                {paper.totalText(content.totalFen)}
                {content.unsetCount > 0 && `（${paper.unset(content.unsetCount)}）`}
              </Item>
            </tr>
            <tr>
              <Item label={paper.packs} span={10}>
                {content.packs.map(({ title, documentNumber, version }) => (
                  <span className="sheet-line" key={version}>
                    {title}
                    {documentNumber !== null && `（${documentNumber}）`} {paper.version(version)}
                  </span>
                ))}
              </Item>
            </tr>
          </Part>
          <Part title={paperWords.signaturePart} together withAbove>
            <SignatureRows content={content} />
          </Part>
        </SheetTable>
      </div>
    </PaperFrame>
  )
}

function HouseholdRows({ content }: { readonly content: HouseholdSheet }) {
  return (
    <>
      <tr>
        <Item label={paper.head} span={4} strong>
          {drawable(content.headName)}
        </Item>
        <Item label={paper.number} span={4} strong>
          {content.householdNumber}
        </Item>
      </tr>
      <tr>
        <Item label={paper.village} span={4}>
          {drawable(content.villageName)}
        </Item>
        <Item label={paper.phone} span={4}>
          {content.phone}
        </Item>
      </tr>
    </>
  )
}

function MemberRow({ member, place }: { readonly member: SheetMember; readonly place: number }) {
  const { registration } = member
  return (
    <tr className="sheet-member">
      <td className="sheet-clause">{place}</td>
      <td colSpan={3}>
        <span className={member.name.length > longName ? 'sheet-long-name' : 'sheet-strong'}>
          {drawable(member.name)}
        </span>
        <span className="sheet-line">
          {member.documentLabel !== undefined && `${member.documentLabel} `}
          {member.idNumber}
        </span>
        {registration !== null && (
          <span className="sheet-line sheet-long">
            {paper.registrationNumber} {registration.registrationNumber}
          </span>
        )}
      </td>
      <td colSpan={2}>
        {member.relation}
        {member.relationCode !== null && `（${member.relationCode}）`}
        <span className="sheet-line">
          {sexLabels[member.sex]} {member.birthDate}
        </span>
        {member.guardian !== null && (
          <span className="sheet-line sheet-long">
            {paper.guardian}：{drawable(member.guardian)}
          </span>
        )}
      </td>
      {registration === null ? (
        <td colSpan={6}>{member.otherwise}</td>
      ) : (
        <>
          <td colSpan={2}>
            {member.identities === '' ? paper.none : member.identities}
            <span className="sheet-line">
              {registration.circumstance} {registration.tierLabel}
            </span>
          </td>
          <td colSpan={2}>
            <AmountLines registration={registration} />
          </td>
          <td colSpan={2}>
            <BenefitLines registration={registration} />
          </td>
        </>
      )}
    </tr>
  )
}

type TakenProps = { readonly registration: NonNullable<SheetMember['registration']> }

function AmountLines({ registration }: TakenProps) {
  const { standardFen, subsidyFen, payableFen, unsaid } = registration
  if (payableFen === null || standardFen === null) return <>{unsaid}</>
  return (
    <>
      {formatYuan(standardFen)} / {formatYuan(subsidyFen ?? 0)}
      <strong className="sheet-line">{formatYuan(payableFen)} 元</strong>
    </>
  )
}

function BenefitLines({ registration }: TakenProps) {
  const { benefit, benefitUnsaid } = registration
  if (benefit === null) return <>{benefitUnsaid}</>
  return (
    <>
      <span className="sheet-line">{benefit.from} 至</span>
      <span className="sheet-line">{benefit.to}</span>
    </>
  )
}

function SignatureRows({ content }: { readonly content: HouseholdSheet }) {
  return (
    <>
      <WholeRow>
        <div className="sheet-resident">
          <p>{paper.confirmation}</p>
          <p>
            {paper.headSign}：<Blank millimetres={44} />
            <span className="sheet-day">{paperWords.blankDay}</span>
          </p>
          {content.members.some(({ guardian }) => guardian !== null) && (
            <p>
              {paper.guardianSign}：<Blank millimetres={44} />
              <span className="sheet-day">{paperWords.blankDay}</span>
            </p>
          )}
        </div>
      </WholeRow>
      <tr className="sheet-ink">
        <Item label={paper.takenBy} span={4}>
          <Signer name={drawable(content.takenBy.join('、'))} on={content.registeredOn} />
        </Item>
        <Item label={paper.reviewedBy} span={4}>
          <Signer name="" on={null} />
        </Item>
      </tr>
    </>
  )
}

function headOf(content: HouseholdSheet): PaperHead {
  return {
    title: householdSheetTitle,
    numberLabel: words.sheetNumber,
    sheetNumber: content.sheetNumber,
    personName: content.headName,
    officeName: content.officeName,
    practice: content.practice,
    draft: content.draft,
    coverageYear: content.coverageYear,
  }
}
