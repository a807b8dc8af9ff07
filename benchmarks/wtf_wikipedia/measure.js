// Reads a JSON array of wikitexts and prints, as JSON, the seconds that `.json()` took on all and what it found.
const fs = require('fs')
const wtf = require('wtf_wikipedia')

const texts = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))
for (const text of texts.slice(0, 10)) wtf(text).json() // so that the engine has compiled what is measured

const before = process.cpuUsage()
const documents = texts.map((text) => wtf(text))
for (const document of documents) document.json()
const used = process.cpuUsage(before)

// What stands in <includeonly> belongs to the pages that include this one, and is counted on neither side.
const own = texts.map((text, i) => {
  const page = text.replace(/<includeonly>[^]*?<\/includeonly>/g, '')
  return page === text ? documents[i] : wtf(page)
})
const sum = (count) => own.reduce((total, document) => total + count(document), 0)
console.log(
  JSON.stringify({
    seconds: (used.user + used.system) / 1e6,
    infobox_fields: sum((d) => d.infoboxes().reduce((n, box) => n + Object.keys(box.keyValue()).length, 0)),
    citations: sum((d) => d.references().length),
    links: sum((d) => d.links().length),
    categories: sum((d) => d.categories().length),
  })
)
