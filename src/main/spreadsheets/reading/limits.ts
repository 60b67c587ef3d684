/** How much of a file is taken in. What lies beyond is refused, while it is read and not after. */

export const mostBytes = 200 * 1024 * 1024
/** Rows with something in them, of all sheets together. */
export const mostRows = 1_000_000
/** Columns with something in them. The widest roster seen has five people of twenty columns. */
export const mostColumns = 1000
/** What a spreadsheet program allows in a cell. */
export const mostCellCharacters = 32_767

/** All parts of a package together. 1,000,000 rows of 20 columns inflate to some 0.8 GB. */
export const mostInflatedBytes = 2 * 1024 * 1024 * 1024
/** Rows of empty formatted cells shrink to a fiftieth; beyond two hundred it is a bomb. */
export const mostInflation = 200
/** Below this no inflation harms. */
export const harmlessInflatedBytes = 64 * 1024 * 1024
export const mostParts = 10_000
export const mostSheets = 256
export const mostMergedRanges = 200_000
/** Elements within elements; a worksheet has nine. */
export const mostXmlDepth = 64
/** Characters of XML without a tag in between, and of one record of CSV. */
export const mostUnbrokenCharacters = 1024 * 1024

/** Rows handed on at once. */
export const rowsInBatch = 512
export const sampleRowCount = 40
/** Columns of the sample that is shown. */
export const sampleColumnCount = 200
export const mostListed = 100
