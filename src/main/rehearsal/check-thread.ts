/**
 * The thread of checks, an entry of its own: what somebody types as an amendment, or tries as a pack,
 * is read and linted here over and over, and no save at the counter waits for it.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { assertNever, getDefined } from '../../shared/kernel/assert.ts'
import { describeIssue } from '../../shared/kernel/describe-issue.ts'
import { lintOverlay, lintPolicyIn, readPackPlaces } from '../rules/index.ts'
import type { Overlay, PackSet } from '../rules/index.ts'
import { readCandidate } from './candidate.ts'
import type {
  CheckAnswers,
  CheckKind,
  CheckQuestion,
  CheckTask,
  FromCheckThread,
  ToCheckThread,
} from './check-messages.ts'
import { checkUpload } from './check-upload.ts'
import { checkEntered, isSound, showEntered } from './entering.ts'
import { reportCases } from './report-cases.ts'
import { packsChangedText, readSamePacks } from './same-packs.ts'

// Written by the core: `makeChecks`.
let task = workerData as CheckTask
// As the core has it: `openApp`.
z.config({ customError: describeIssue })
const port = getDefined(parentPort, 'port to the core')

let packs: PackSet | null = null
let last: { readonly json: string; readonly overlay: Overlay } | null = null

port.on('message', (message: ToCheckThread) => {
  if (message.kind === 'packs') {
    task = message.task
    packs = null
    return
  }
  void answer(message)
})

async function answer(message: CheckQuestion): Promise<void> {
  const { id } = message
  const tell = (answer: FromCheckThread) => port.postMessage(answer, [])
  packs ??= readSamePacks(readPackPlaces(task.places).packs, task.packHashes)
  if (packs === null) tell({ kind: 'trouble', id, sentence: packsChangedText })
  else tell({ kind: 'answered', id, answer: await answerOf(message, packs) })
}

async function answerOf(message: CheckQuestion, known: PackSet): Promise<CheckAnswers[CheckKind]> {
  switch (message.kind) {
    case 'entered': {
      const { source, policies } = message.question
      const entering = { packs: known, policies, overlay: sameObject(message.question.overlay) }
      const checked = checkEntered(source, entering)
      const shown = isSound(checked) ? showEntered(checked.amendments, entering) : []
      return { ...checked, shown }
    }
    case 'candidate': {
      const overlay = sameObject(message.question.overlay)
      const read = readCandidate(message.question.candidate, { packs: known, overlay })
      return { title: read.proposed?.title ?? null, problems: read.problems }
    }
    case 'policy':
      return lintPolicyIn(task.places, message.question.policy)
    case 'cases':
      return reportCases(task.places, known, message.question.policy)
    case 'upload':
      return checkUpload(message.question.upload)
    case 'withdrawal': {
      const { before, after } = message.question
      return {
        needed: lintOverlay(known, after).length > 0 && lintOverlay(known, before).length === 0,
      }
    }
    default:
      return assertNever(message)
  }
}

/** The rules engine compiles once an object, and each message brings a copy of its own. */
function sameObject(overlay: Overlay): Overlay {
  const json = JSON.stringify(overlay)
  if (last?.json !== json) last = { json, overlay }
  return last.overlay
}
