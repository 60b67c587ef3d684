/** A word across the paper, so pale that everything beneath can be read. */

type Props = {
  readonly text: string
  /** Only on what comes out of the printer, in the place of any other mark. */
  readonly printedOnly?: boolean
}

export function Watermark({ text, printedOnly }: Props) {
  return (
    <svg
      className={printedOnly === true ? 'sheet-watermark sheet-uncounted' : 'sheet-watermark'}
      viewBox="0 0 210 297"
      aria-hidden="true"
    >
      <text x="105" y="160" textAnchor="middle">
        {text}
      </text>
    </svg>
  )
}
