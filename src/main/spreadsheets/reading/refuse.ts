/** Refusals of whole files: what it is, why it is not read, what to do. */
import type { FileRefusal, FileRefusalCode } from '../../../shared/rosters/inspection.ts'
import { FileRefused } from '../roster-file.ts'
import { mostBytes, mostColumns, mostRows } from './limits.ts'

const saveAsXlsx = '请用 WPS 表格或 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再导入。'

const sentences: Record<FileRefusalCode, string> = {
  'empty-file': '文件是空的，没有任何内容，请向发来的单位重新索取。',
  'file-too-large': `文件超过 ${mostBytes / 1024 / 1024} MB，请按村或按月拆成几个文件再导入。`,
  'too-many-rows': `文件超过 ${mostRows.toLocaleString('en')} 行，请拆成几个文件再导入。`,
  'too-many-columns': `有内容的列超过 ${mostColumns} 列，不像名册，请核对所选文件。`,
  'inflates-too-far':
    '文件解压后大得不正常（可能是恶意文件），已停止读取，请向发来的单位核实并重新索取。',
  'nested-too-deep':
    '文件内部结构不正常（嵌套过深或内容过长，可能是恶意文件），已停止读取，请向发来的单位核实。',
  encrypted: '文件设有打开密码，读不到内容。请输入密码打开后取消密码、另存，再导入。',
  macros: '文件带有宏，不予读取，以免带入恶意程序。请另存为不带宏的“Excel 工作簿（.xlsx）”再导入。',
  truncated: '文件不完整，后面的部分缺失，多半是没有下载完或拷贝中断，请重新下载或索取。',
  damaged: `文件已损坏，读不出来。${saveAsXlsx}仍不行的，请向发来的单位重新索取。`,
  'web-page': `这是改名为表格的网页文件，不是真正的表格。${saveAsXlsx}`,
  'other-document':
    '这是文字、演示或图片一类的文件，不是表格，请核对所选文件，或请发来的单位改发表格。',
  'other-archive': '这是压缩包，不是表格。请先解压，再选择里面的表格文件。',
  'binary-workbook': `这是二进制工作簿（.xlsb），不能直接读取。${saveAsXlsx}`,
  'open-document': `这是 OpenDocument 表格（.ods），不能直接读取。${saveAsXlsx}`,
  'older-excel': `这是 Excel 95 或更早的格式，不能直接读取。${saveAsXlsx}`,
  'xml-spreadsheet': `这是“XML 表格 2003”格式，不能直接读取。${saveAsXlsx}`,
  'not-a-spreadsheet': '这不是表格文件，请核对所选文件。可以导入的是 .xlsx、.xls 和 .csv。',
  'code-page-unknown': `文字编码既不是 UTF-8，也不是 GBK（GB18030），或者文件不完整。${saveAsXlsx}`,
  'no-sheets': '文件里没有工作表，请核对所选文件。',
  'sheet-missing': '文件里没有来文格式所指的工作表，请重新选择工作表。',
  'column-missing': '文件里缺少来文格式所指的列，请核对列名，或重新设定来文格式。',
}

/** The refusal by its name; `detail` is one more sentence of this very file. */
export function makeRefusal(code: FileRefusalCode, detail = ''): FileRefusal {
  return { code, text: sentences[code] + detail }
}

/** To be thrown deep inside; `inspectFile` hands it out as a value. */
export function refuse(code: FileRefusalCode, detail = ''): FileRefused {
  return new FileRefused(makeRefusal(code, detail))
}
