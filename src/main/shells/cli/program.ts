/** The commands of `canbao`, their arguments and what `--help` says of them. */
import { Command } from 'commander'
import { resolve } from 'node:path'
import { practiceOfficeSchema } from '../../../shared/office/model.ts'
import type { PracticeOffice } from '../../../shared/office/model.ts'
import { Trouble } from '../../kernel/trouble.ts'
import { findProgramFolders } from '../program-folders.ts'
import { writeAnswer } from '../telling.ts'
import type { ExitCode } from '../telling.ts'
import { readPort, usualPort } from '../web/options.ts'
import { speakChinese } from './chinese.ts'

/** Told how a command ended; a door stays open and tells nothing. */
type End = (code: ExitCode) => void

const exitCodes = `
退出码：0 办成；1 结果为否（被拒绝、账本不完好、打不开）；2 命令用错（参数、JSON 或字段不对）。
标准输出只有结果本身，其余一律写到标准错误。`

/** Modules of a command are loaded when it runs: `decide` starts without a database. */
export function makeProgram(end: End): Command {
  const program = new Command('canbao')
  speakChinese(program)
  program
    .description('参保柜台命令行')
    .usage('[选项] 命令 [参数…]')
    .version(findProgramFolders().version, '-V, --version', '显示版本号')
    .addHelpText('after', exitCodes)
  addDecide(program, end)
  addLint(program, end)
  addDemo(program, end)
  addServe(program)
  addVerify(program, end)
  addOverlay(program, end)
  addExplain(program, end)
  addContract(program, end)
  addCall(program, end)
  addImport(program, end)
  return program
}

function addDecide(program: Command, end: End): void {
  program
    .command('decide')
    .usage('[选项] < 问题.ndjson')
    .summary('按政策包回答问题，每行一个 JSON')
    .description('按政策包回答标准输入中的问题，每行一个 JSON，按原顺序每行一个回答；不打开账本')
    .option('--overlay <文件>', '单位确认的政策理解和补充的政策（YAML 文件）')
    .addHelpText('after', '\n有一行问题不对，退出码就是 1，其他各行照样回答。')
    .action(async (options: { readonly overlay?: string }) => {
      const { runDecideCommand } = await import('./decide-command.ts')
      end(await runDecideCommand(options.overlay))
    })
}

function addLint(program: Command, end: End): void {
  program
    .command('lint')
    .usage('文件夹')
    .summary('检查政策包和它的例子')
    .description(
      '检查政策包（一个包的文件夹，或放着几个包的文件夹），每处问题一行：文件:行:列 说明',
    )
    .argument('<文件夹>', '例如 rules 或 rules/dongming-2024')
    .addHelpText('after', '\n没有问题退出码 0，有问题 1。')
    .action(async (folder: string) => {
      const { runLint } = await import('./lint.ts')
      end(await runLint(resolve(folder)))
    })
}

function addDemo(program: Command, end: End): void {
  program
    .command('demo')
    .usage('文件夹 [选项]')
    .summary('建立练习单位')
    .description('建立练习单位，输出它的账号（JSON 数组，含密码）')
    .argument('<文件夹>', '放账本的文件夹，其中还没有账本')
    .option(
      '--office <单位>',
      'pulv（蒲吕街道）或 dongming（东明县），默认 pulv',
      readOffice,
      'pulv',
    )
    .option('--people <人数>', '虚构居民的人数，不写就是一个小单位的人数', readPeopleCount)
    .option('--seed <种子>', '同一种子得到同样的居民，默认 1', '1')
    .action(async (folder: string, options: DemoOptions) => {
      const { runDemo } = await import('./demo.ts')
      end(await runDemo({ ...options, dataFolder: resolve(folder) }))
    })
}

type DemoOptions = {
  readonly office: PracticeOffice
  readonly people?: number
  readonly seed: string
}

function addServe(program: Command): void {
  program
    .command('serve')
    .usage('文件夹 [选项]')
    .summary('打开网页方式')
    .description('打开网页方式，只在本机可以访问；标准输出一行网址，按 Ctrl-C 结束')
    .argument('<文件夹>', '放账本的文件夹')
    .option('--port <端口>', `默认 ${usualPort}，0 表示任选空闲端口`, readPort, usualPort)
    .action(async (folder: string, options: { readonly port: number }) => {
      const { runWebDoor } = await import('../web/run.ts')
      await runWebDoor({ dataFolder: resolve(folder), port: options.port, opensBrowser: false })
    })
}

function addVerify(program: Command, end: End): void {
  program
    .command('verify')
    .usage('文件夹 [选项]')
    .summary('校验整个账本')
    .description('校验整个账本，输出 JSON；完好退出码 0，不完好或读不出 1')
    .argument('<文件夹>', '放账本的文件夹')
    .option('--head <链头>', '从前记下的 headHash；账本被截断或改写过就对不上')
    .action(async (folder: string, options: { readonly head?: string }) => {
      const { runVerify } = await import('./verify.ts')
      end(await runVerify(resolve(folder), options.head))
    })
}

function addOverlay(program: Command, end: End): void {
  program
    .command('overlay')
    .usage('文件夹')
    .summary('输出本单位确定的读法、修改和裁定')
    .description('输出本单位确定的读法、修改和裁定（YAML），decide --overlay 读得回来')
    .argument('<文件夹>', '放账本的文件夹')
    .action(async (folder: string) => {
      const { runOverlay } = await import('./office-commands.ts')
      end(await runOverlay(resolve(folder)))
    })
}

function addExplain(program: Command, end: End): void {
  program
    .command('explain')
    .usage('文件夹 登记号')
    .summary('把一份登记或清册续保当时的决定重算一遍')
    .description(
      '按当时的政策包和本单位确定，把一份登记的每个决定重算一遍，输出 JSON：是不是逐字相同；写证件号码的，重算此人在税务清册上的每笔续保',
    )
    .argument('<文件夹>', '放账本的文件夹')
    .argument('<登记号>', '例如 500151004-2024-000017；没有登记的续保写证件号码')
    .addHelpText('after', '\n全部相同退出码 0；有不同的、不能重算的或没有这份登记（缴费）1。')
    .action(async (folder: string, number: string) => {
      const { runExplain } = await import('./office-commands.ts')
      end(await runExplain(resolve(folder), number))
    })
}

function addContract(program: Command, end: End): void {
  program
    .command('contract')
    .usage(' ')
    .summary('输出全部调用的 JSON Schema')
    .description('输出全部调用：名称、输入和输出的 JSON Schema、错误、可以办理的岗位')
    .action(async () => {
      const { describeContract } = await import('./describe-contract.ts')
      await writeAnswer(`${JSON.stringify(describeContract(), null, 2)}\n`)
      end(0)
    })
}

const callHelp = `
输入是标准输入上的一个 JSON 对象，没有就当作 {}。写入的调用要有 requestId；没有就生成一个，
并写到标准错误：同一编号重复提交只记一次。密码放在环境变量 CANBAO_PASSWORD 中，不在命令行上。
被拒绝时标准输出没有内容，标准错误的最后一行是 {"code","message","data"}，退出码 1。
例：echo '{"text":"张"}' | CANBAO_PASSWORD=… canbao call 文件夹 people.search --as zhang`

function addCall(program: Command, end: End): void {
  program
    .command('call')
    .usage('文件夹 调用名 [选项]')
    .summary('办理任一调用')
    .description('办理任一调用；调用名、输入和输出见 canbao contract')
    .argument('<文件夹>', '放账本的文件夹')
    .argument('<调用名>', '例如 intake.register')
    .option('--as <登录名>', '以谁的名义办理；不用登录的调用可以不写')
    .addHelpText('after', callHelp)
    .action(async (folder: string, name: string, options: { readonly as?: string }) => {
      const { runCall } = await import('./call.ts')
      end(await runCall({ dataFolder: resolve(folder), name, as: options.as ?? null }))
    })
}

const importHelp = `
密码放在环境变量 CANBAO_PASSWORD 中，不在命令行上。标准输出是一个 JSON 对象：预览的计数和有错的行；
加了 --apply 的还有批次。没有写明的：部门取这种名册最常见的，来文单位取部门的名称，截至日取今天，
待遇年度取本单位正在办的，可全量可增量的按增量。
例：CANBAO_PASSWORD=… canbao import 文件夹 --kind deaths 死亡名单.xlsx --as zhang --apply`

function addImport(program: Command, end: End): void {
  program
    .command('import')
    .usage('文件夹 文件 --kind 种类 --as 登录名 [选项]')
    .summary('导入一份名册：先预览，加 --apply 写入')
    .description('预览一份别的部门送来的名册（.xlsx、.xls、CSV），加 --apply 写入账本')
    .argument('[文件夹]', '放账本的文件夹')
    .argument('[文件]', '名册文件')
    .option('--kinds', '列出各种名册和它们的字段（JSON）')
    .option('--kind <种类>', '例如 deaths，见 --kinds')
    .option('--as <登录名>', '以谁的名义办理')
    .option('--profile <名称>', '用记住的来文格式；写入时也按这个名称记住')
    .option('--apply', '预览以后写入账本')
    .option('--sender <单位>', '来文单位')
    .option('--authority <部门>', '出具的部门，例如 civil-affairs，见 --kinds')
    .option('--scope <范围>', '全量名单只包括的一部分，例如 低保')
    .option('--year <待遇年度>', '例如 2024')
    .option('--list-day <日期>', '名单截至日，例如 2023-10-31')
    .option('--full', '全量名单，顶替同一单位的上一份')
    .option('--confirm-layout', '来文格式与记住的不同时，按新的读')
    .addHelpText('after', importHelp)
    .action(async (folder: string | undefined, file: string | undefined, options: object) => {
      const { runImport } = await import('./import.ts')
      const dataFolder = folder === undefined ? null : resolve(folder)
      end(await runImport({ dataFolder, file: file ?? null, ...options }))
    })
}

function readOffice(text: string): PracticeOffice {
  const reading = practiceOfficeSchema.safeParse(text)
  if (reading.success) return reading.data
  throw new Trouble(
    'wrong-call',
    `没有练习单位“${text}”，--office 只能是 ${practiceOfficeSchema.options.join(' 或 ')}。`,
  )
}

function readPeopleCount(text: string): number {
  const count = Number(text)
  if (/^\d{1,7}$/.test(text) && count >= 1) return count
  throw new Trouble('wrong-call', `人数“${text}”不对，--people 应当是 1 以上的整数。`)
}
