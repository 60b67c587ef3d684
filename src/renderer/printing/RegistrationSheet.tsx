/** 城乡居民基本医疗保险参保登记表, the same on the screen and on paper. */
import { identityText } from '../../shared/people/identity-words.ts'
import { sexLabels } from '../../shared/people/model.ts'
import type { SheetContent } from '../../shared/printing/model.ts'
import { Item, Lines, Part, SheetTable, TickBox, Blank, WholeRow } from './Cells.tsx'
import { DecisionRows, GroundRows } from './DecisionRows.tsx'
import { SheetFoot, SheetFrame } from './SheetFrame.tsx'
import type { PaperProps } from './SheetFrame.tsx'
import { drawable, paymentLine } from './sheet-text.ts'
import { words } from './words.ts'

/** A longer name is printed smaller, so that the sheet stays on one page. */
const longName = 24

type RowsProps = { readonly content: SheetContent }

export function RegistrationSheet(props: PaperProps) {
  const { content } = props
  const { decision } = content
  return (
    <SheetFrame {...props}>
      <SheetTable foot={<SheetFoot {...props} />} label={words.sheetTab}>
        <Part title={words.personPart}>
          <PersonRows content={content} />
        </Part>
        <Part
          title={
            decision.kind === 'final'
              ? words.finalPart(decision.payDay)
              : words.quotationPart(decision.payDay)
          }
        >
          <DecisionRows content={content} />
          <tr>
            <Item label={words.payment} span={10}>
              {paymentLine(content)}
            </Item>
          </tr>
          {decision.kind === 'quotation' && (
            <tr>
              <Item label={words.changes} span={10}>
                {decision.changes.length === 0 ? (
                  words.noChange
                ) : (
                  <Lines lines={decision.changes} />
                )}
              </Item>
            </tr>
          )}
          <GroundRows content={content} />
          {content.takenAgainst !== undefined && (
            <tr>
              <Item label={words.takenAgainst} span={10}>
                <span className="sheet-small">{drawable(content.takenAgainst)}</span>
              </Item>
            </tr>
          )}
        </Part>
        <Part title={words.materialsPart} together>
          <WholeRow>
            <Materials content={content} />
          </WholeRow>
        </Part>
        <Part title={words.signaturePart} together withAbove>
          <SignatureRows content={content} />
        </Part>
      </SheetTable>
    </SheetFrame>
  )
}

function PersonRows({ content }: RowsProps) {
  const { person, identities } = content
  return (
    <>
      <tr>
        <Item label={words.name} span={4} strong>
          {person.name.length > longName ? (
            <span className="sheet-long-name">{drawable(person.name)}</span>
          ) : (
            drawable(person.name)
          )}
        </Item>
        <Item label={words.sex} span={1} labelSpan={1}>
          {sexLabels[person.sex]}
        </Item>
        <Item label={words.birthDate} span={2}>
          {person.birthDate}
        </Item>
      </tr>
      <tr>
        <Item label={person.documentLabel ?? words.idNumber} span={5} strong>
          {person.idNumber}
        </Item>
        <Item label={words.phone} span={3}>
          {person.phone}
        </Item>
      </tr>
      <tr>
        <Item label={words.village} span={4}>
          {drawable(person.villageName)}
        </Item>
        <Item label={words.household} span={2} labelSpan={1}>
          {person.householdNumber}
        </Item>
        <Item label={words.relation} span={1}>
          {person.relationToHead}
        </Item>
      </tr>
      <tr>
        <Item label={words.identities} span={10}>
          {identities.length === 0 ? words.none : identities.map(identityText).join('；')}
        </Item>
      </tr>
      <tr>
        <Item label={words.circumstance} span={3}>
          {content.circumstance}
        </Item>
        <Item label={words.tier} span={2} labelSpan={1}>
          {content.tierLabel}
        </Item>
        <Item label={words.registeredOn} span={2}>
          {content.registeredOn}
        </Item>
      </tr>
    </>
  )
}

const blankMaterials = [0, 1, 2]

function Materials({ content }: RowsProps) {
  if (content.materials.length === 0) {
    return (
      <div className="sheet-materials">
        <span className="sheet-line">{words.noMaterials}</span>
        {blankMaterials.map((line) => (
          <TickBox key={line}>
            <Blank millimetres={46} />
          </TickBox>
        ))}
      </div>
    )
  }
  return (
    <div className="sheet-materials">
      {content.materials.map(({ name, clause }) => (
        <TickBox key={name}>{words.material(name, clause)}</TickBox>
      ))}
    </div>
  )
}

function SignatureRows({ content }: RowsProps) {
  return (
    <>
      <WholeRow>
        <div className="sheet-resident">
          <p>{words.confirmation}</p>
          <p>
            {words.signature}：<Blank millimetres={38} />
            <TickBox>{words.self}</TickBox>
            <TickBox>{words.agent}</TickBox>
            {words.agentRelation}：<Blank millimetres={20} />
          </p>
          <p>
            {words.agentIdNumber}：<Blank millimetres={48} />
            {words.agentPhone}：<Blank millimetres={30} />
            <span className="sheet-day">{words.blankDay}</span>
          </p>
        </div>
      </WholeRow>
      <tr className="sheet-ink">
        <Item label={words.takenBy} span={4}>
          <Signer name={content.takenBy} on={content.registeredOn} />
        </Item>
        <Item label={words.reviewedBy} span={4}>
          <Signer name={content.reviewedBy ?? words.notReviewed} on={content.reviewedOn} />
        </Item>
      </tr>
    </>
  )
}

/** Printed name and day, with room for ink between them. */
export function Signer({ name, on }: { readonly name: string; readonly on: string | null }) {
  return (
    <div className="sheet-signer">
      <div>{name}</div>
      <div>
        {words.signature}：<Blank />
        <span className="sheet-day">{on ?? words.shortBlankDay}</span>
      </div>
    </div>
  )
}
