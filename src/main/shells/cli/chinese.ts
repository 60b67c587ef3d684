/** Commander's own words in Chinese: its headings and what it says of a wrong call. */
import { CommanderError } from 'commander'
import type { Command } from 'commander'

const headings: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** Before subcommands are added: they take these settings over. */
export function speakChinese(program: Command): void {
  program
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map((one) => `<${one.name()}>`)].join(' '),
      displayWidth,
      // Commander puts its own English into the rest of a line; our descriptions say it all.
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    // The sentence is told once, by whoever catches the error.
    .configureOutput({ outputError: () => undefined })
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .exitOverride()
}

/** Chinese characters take two columns of a terminal. */
function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += /[\u{2E80}-\u{FFEF}]/u.test(character) ? 2 : 1
  return width
}

/** Null where nothing was wrong: help or version was asked for. */
export function sentenceOf(error: CommanderError): string | null {
  if (error.exitCode === 0) return null
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const sentence = whatIsWrong(error, quoted)
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(error.message)?.[1]
  return `${sentence}${meant === undefined ? '' : `，是不是想用 ${meant}`}。用 --help 查看用法。`
}

function whatIsWrong(error: CommanderError, quoted: string): string {
  switch (error.code) {
    case 'commander.missingArgument':
      return `缺少参数 ${quoted}`
    case 'commander.optionMissingArgument':
      return `选项 ${quoted} 后面缺少内容`
    case 'commander.missingMandatoryOptionValue':
      return `缺少选项 ${quoted}`
    case 'commander.unknownOption':
      return `没有 ${quoted} 这个选项`
    case 'commander.excessArguments':
      return `参数多了：${/got \d+: (.*)\.$/.exec(error.message)?.[1] ?? ''}`
    case 'commander.unknownCommand':
      return `没有 ${quoted} 这个命令`
    case 'commander.help':
      return '没有说明要执行哪个命令'
    default:
      return `命令行有误：${error.message}`
  }
}
