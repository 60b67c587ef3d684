/** `canbao lint`: what is wrong with a folder of packs, one line a problem. */
import { lintFolder } from '../../rules/index.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'

export async function runLint(folder: string): Promise<ExitCode> {
  const { packCount, caseCount, problems } = lintFolder(folder)
  const lines = problems.map(
    ({ file, line, column, text }) => `${file}:${line}:${column} ${text}\n`,
  )
  await writeAnswer(lines.join(''))
  process.stderr.write(
    `政策包 ${packCount} 个，例子 ${caseCount} 个，问题 ${problems.length} 处。\n`,
  )
  return problems.length === 0 && packCount > 0 ? 0 : 1
}
