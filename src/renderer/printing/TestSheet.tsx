/** A paper to measure: a cross at a known place and two rulers of a known length. */
import { PageStyle } from '../kit/PageStyle.tsx'
import { words } from './printer-words.ts'

const ticks = Array.from({ length: 11 }, (_, index) => index * 10)

export function TestSheet() {
  return (
    <article className="sheet test-sheet" aria-label={words.testTitle}>
      <PageStyle head={words.testTitle} />
      {/* In millimetres, from the corner inside the margins: 15 from the left, 13 from the top. */}
      <svg viewBox="0 0 180 200" width="180mm" height="200mm" aria-hidden="true">
        <g stroke="#000" strokeWidth="0.2">
          <path d="M 2 25 H 18 M 10 17 V 33" />
          <path d="M 10 60 H 110 M 10 60 V 160" />
          {ticks.map((at) => (
            <path key={at} d={`M ${10 + at} 58 V 62 M 8 ${60 + at} H 12`} />
          ))}
        </g>
        <g fontSize="4">
          <text x="24" y="26.5">
            {words.testCorner}
          </text>
          {ticks.map((at) => (
            <text key={at} x={10 + at} y="56" textAnchor="middle">
              {at}
            </text>
          ))}
        </g>
      </svg>
      <p>{words.testRuler}</p>
    </article>
  )
}
