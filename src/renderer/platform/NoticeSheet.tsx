/** 告知书: why the registration cannot be entered, what to do, by when; and who received it. */
import {
  causesAbout,
  obstacleActorLabels,
  obstacleCauseLabels,
} from '../../shared/platform/causes.ts'
import { noticeTitle } from '../../shared/platform/model.ts'
import type { NoticeContent } from '../../shared/platform/model.ts'
import { Item, Part, SheetTable, TickBox, WholeRow } from '../printing/Cells.tsx'
import { PaperFoot, PaperFrame } from '../printing/SheetFrame.tsx'
import type { PaperHead, SheetCopy } from '../printing/SheetFrame.tsx'
import { drawable } from '../printing/sheet-text.ts'
import { words } from './words.ts'

type Props = {
  readonly content: NoticeContent
  readonly copy: SheetCopy | null
  readonly uncounted?: boolean
}

export function NoticeSheet({ content, copy, uncounted }: Props) {
  const { person, cause } = content
  const head = headOf(content)
  return (
    <PaperFrame head={head} copy={copy} {...(uncounted === true ? { uncounted } : {})}>
      <div className="notice-text">
        <p>
          <strong>{words.greeting(drawable(person.name))}</strong>
        </p>
        <p>{words.body(content.coverageYear, obstacleCauseLabels[cause])}</p>
      </div>
      <SheetTable label={noticeTitle} foot={<PaperFoot head={head} copy={copy} />}>
        <tbody>
          <tr>
            <Item label={words.person} span={3} strong>
              {drawable(person.name)}
            </Item>
            <Item label={words.idNumber} span={5} strong>
              {person.idNumber}
            </Item>
          </tr>
          <tr>
            <Item label={words.village} span={3}>
              {drawable(person.villageName)}
            </Item>
            <Item label={words.registrationNumber} span={5}>
              {content.registrationNumber}
            </Item>
          </tr>
        </tbody>
        <WhatToDo content={content} />
        <Receipt content={content} />
      </SheetTable>
    </PaperFrame>
  )
}

function WhatToDo({ content }: { readonly content: NoticeContent }) {
  const { cause, message, actor, remedy, dueOn } = content
  return (
    <Part title={`${words.cause}：${obstacleCauseLabels[cause]}`}>
      <tr>
        <Item label={words.meaning} span={10}>
          {causesAbout[cause].meaning}
        </Item>
      </tr>
      {message !== null && (
        <tr>
          <Item label={words.platformMessage} span={10}>
            {message}
          </Item>
        </tr>
      )}
      <tr>
        <Item label={words.how} span={10} strong>
          {remedy}
        </Item>
      </tr>
      <tr>
        <Item label={words.who} span={10}>
          <strong>{obstacleActorLabels[actor]}</strong>。{words.whoSays[actor]}
        </Item>
      </tr>
      <tr>
        <Item label={words.until} span={10} strong>
          {words.untilText(dueOn)}
        </Item>
      </tr>
      <WholeRow>{words.bring}</WholeRow>
    </Part>
  )
}

function Receipt({ content }: { readonly content: NoticeContent }) {
  return (
    <tbody className="sheet-together">
      <tr>
        <Item label={words.receivedHow} span={10}>
          <span className="notice-ways">
            {words.ways.map((way) => (
              <TickBox key={way}>{way}</TickBox>
            ))}
          </span>
        </Item>
      </tr>
      <tr className="sheet-ink">
        <Item label={words.handedBy} span={3}>
          {drawable(content.filedBy)}
          <span className="sheet-line">{words.blankDay}</span>
        </Item>
        <Item label={words.received} span={5}>
          <span className="sheet-line">{words.blankDay}</span>
        </Item>
      </tr>
      <tr className="sheet-ink">
        <Item label={words.officeSeal} span={10}>
          {content.officeName}
        </Item>
      </tr>
    </tbody>
  )
}

function headOf(content: NoticeContent): PaperHead {
  return {
    title: noticeTitle,
    numberLabel: words.noticeNumber,
    sheetNumber: content.sheetNumber,
    personName: content.person.name,
    officeName: content.officeName,
    practice: content.practice,
    draft: false,
    coverageYear: content.coverageYear,
  }
}
