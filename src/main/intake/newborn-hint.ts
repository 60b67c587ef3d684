/** Whether somebody taken down as 普通 would fare otherwise as 新生儿: the pack's routes say, no age. */
import type { Quotation, QuoteInput } from '../../shared/intake/model.ts'
import { speakYuan } from '../../shared/kernel/fen.ts'
import type { Answer } from '../../shared/rules/model.ts'
import { amountUnsaid, benefitWords } from '../../shared/rules/unsaid-words.ts'
import { decide } from '../rules/index.ts'
import { enrolmentQuestionFrom } from './decide.ts'
import type { QuoteParts } from './quote.ts'

export function findNewbornHint(
  input: QuoteInput,
  { answer }: Quotation,
  { packs, overlay, registeredOn }: QuoteParts,
): string | null {
  if (input.circumstance.kind !== 'ordinary' || input.birthDate === null) return null
  const asNewborn = { ...input, circumstance: { kind: 'newborn' } as const }
  const other = decide(packs, enrolmentQuestionFrom(asNewborn, registeredOn), overlay)
  if (other.outcome !== 'accepted' && other.outcome !== 'needs-approval') return null
  const [before, after] = [speak(answer), speak(other)]
  // The same for this year, but a newborn is also let into the year of birth.
  const alsoNow = other.findings.find(({ code }) => code === 'prior-year-needed')
  if (before === after) {
    return alsoNow === undefined
      ? null
      : `按出生日期，此人可能属于新生儿：${alsoNow.text}属实的请把参保情形改为“新生儿”。`
  }
  return `按出生日期，此人可能属于新生儿：按新生儿办理${after}，按普通参保${before}。属实的请把参保情形改为“新生儿”。`
}

/** Outcome, amount and benefit as the clerk would compare them. */
function speak(answer: Answer): string {
  const { outcome, charge } = answer
  if (outcome !== 'accepted' && outcome !== 'needs-approval') return '不能办理'
  const amount = charge
    ? `应缴 ${speakYuan(charge.payableFen)} 元`
    : `应缴金额${amountUnsaid(answer)}`
  const { benefit } = answer
  const days = benefit ? `待遇期 ${benefitWords(answer)}` : `待遇期${benefitWords(answer)}`
  return `${amount}、${days}`
}
