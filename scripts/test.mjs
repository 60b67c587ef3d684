import { ensureMachine } from './gate/machine.mjs'
import { help, readPlan } from './gate/plan.mjs'
import { runStep, sumUp } from './gate/step.mjs'
import { endChildrenWithUs } from './support/children.mjs'
import { ensureInstalled } from './support/installed.mjs'
import { checkOwnNode } from './support/set-up.mjs'
import { runEntry } from './support/trouble.mjs'

/**
 * `npm test`: sets up what is missing and runs the whole gate. The last line it prints is the sum
 * over everything that ran, whatever happened; it ends with 1 where something failed or nothing ran.
 */
async function main() {
  const plan = readPlan(process.argv.slice(2))
  if (plan === 'help') {
    process.stdout.write(`${help}\n`)
    return 0
  }
  endChildrenWithUs()
  const { line, exitCode } = sumUp(await runPlan(plan))
  process.stdout.write(`${line}\n`)
  return exitCode
}

/**
 * @param {import('./gate/plan.mjs').Plan} plan
 * @returns {Promise<readonly import('./gate/step.mjs').StepResult[]>}
 */
async function runPlan({ groups, needsMachine }) {
  const ready = await runStep({
    name: 'set-up',
    run: async () => {
      checkOwnNode(process.versions.node)
      await ensureInstalled()
      if (needsMachine) await ensureMachine()
      // No check of the program: it counts only where it fails.
      return { name: 'set-up', passed: 0, failed: 0, skipped: 0, details: '' }
    },
  })
  const results = [ready]
  if (ready.failed > 0) return results
  for (const group of groups) results.push(...(await Promise.all(group.map(runStep))))
  return results
}

await runEntry(main)
