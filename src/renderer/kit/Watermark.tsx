/** A word across the paper, so pale that everything beneath can be read. */

export function Watermark({ text }: { readonly text: string }) {
  return (
    <svg className="sheet-watermark" viewBox="0 0 210 297" aria-hidden="true">
      <text x="105" y="148" transform="rotate(-32 105 148)" textAnchor="middle">
        {text}
      </text>
    </svg>
  )
}
