import { expect, test } from 'vitest'
import { readYaml } from './read-yaml.ts'

test.each([
  ['引用自己', 'title: 通知\nextra: &loop [*loop]\n', 2],
  ['引用别处', 'a: &one 1\nb: *one\n', 2],
])('政策包里不能用引用（%s）：指出第几行，其余照常', (_what, text, line) => {
  const { yaml, problems } = readYaml('a-2024/pack.yaml', text)
  expect(yaml).toBeNull()
  expect(problems).toEqual([
    {
      file: 'a-2024/pack.yaml',
      line,
      column: expect.any(Number) as number,
      text: '用了引用（&、*），政策包要能逐行核对，请把内容原样写出来。',
    },
  ])
})

test('写法不对的话里没有英文', () => {
  const { problems } = readYaml('a-2024/pack.yaml', 'x: [')
  expect(problems[0]?.text).toMatch(/^不是合格的 YAML（[A-Z_]+）|^这里的缩进或括号不对/u)
})
