// Which shape each form wants under the keys that are asked for: a list of {script, content, keys} on standard input.
const asked = [];
for await (const piece of process.stdin) asked.push(piece);
const outcomes = [];
for (const { script, content, keys } of JSON.parse(Buffer.concat(asked).toString("utf-8"))) {
  const { default: kind } = await import(script);
  outcomes.push(Object.fromEntries(keys.map((key) => [key, kind.shapeOf(key, content) ?? null])));
}
process.stdout.write(JSON.stringify(outcomes));
