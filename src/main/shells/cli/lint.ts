/** `canbao lint`: what is wrong with a folder of packs, one line a problem. */
import { lintFolder } from '../../rules/index.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'

export async function runLint(folder: string): Promise<ExitCode> {
  const { packCount, brokenCount, caseCount, problems } = lintFolder(folder)
  const lines = problems.map(({ file, line, column, text }) =>
    line === 0 ? `${file}：${text}\n` : `${file}:${line}:${column} ${text}\n`,
  )
  await writeAnswer(lines.join(''))
  process.stderr.write(
    `政策包 ${packCount + brokenCount} 个${brokenCount === 0 ? '' : `（${brokenCount} 个写错，不能用）`}，例子 ${caseCount} 个，问题 ${problems.length} 处。\n`,
  )
  return problems.length === 0 && packCount > 0 ? 0 : 1
}
