type Props = { readonly clause: string | undefined }

/** The clause of the notice that a sentence comes from, in the notice's own numbering. */
export function CitationTag({ clause }: Props) {
  if (clause === undefined) return null
  return <span className="citation">{clause}</span>
}
