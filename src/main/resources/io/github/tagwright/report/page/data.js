// What the page shows, as Tagwright wrote it, under names that the rest reads well with.

const DATA = JSON.parse(document.getElementById('data').textContent);

/** Year → {posts, mentions}, from year, posts, mentions, year, … */
function byYear(flat) {
  const years = new Map();
  for (let i = 0; i < flat.length; i += 3) years.set(flat[i], {posts: flat[i + 1], mentions: flat[i + 2]});
  return years;
}

const TOTALS = DATA.totals;
/** What can be mentioned: such as vendors, which own others, and products. */
const TYPES = DATA.types.map(({name, plural, owns, names}) => (
  {name, owns, names, one: name.toLowerCase().replaceAll('_', ' '), many: plural.replaceAll('_', ' ')}));
const TYPE_OF = new Map(TYPES.map(type => [type.name, type]));
const YEARS = byYear(DATA.years);
const SAME_NAME = d3.rollup(DATA.names, names => names.length, name => name.name);
/** Tells names apart that are spelled alike, such as a vendor's and its product's. */
function labelOf({name, vendor, type}) {
  return SAME_NAME.get(name) === 1 ? name : `${name} (${vendor && vendor !== name ? vendor : TYPE_OF.get(type).one})`;
}
const NAMES = DATA.names.map(name => ({...name, years: byYear(name.years), label: labelOf(name)}));
const NAME_OF = new Map(NAMES.map(name => [name.number, name]));
const VENDORS = DATA.vendors.map(vendor => ({
  name: vendor.name,
  years: byYear(vendor.years),
  products: vendor.products.map(([number, years]) => ({name: NAME_OF.get(number), years: byYear(years)}))
    .filter(product => product.name)}));

/** A tag's {tag, score, suggested, present, reason, quote}; a quote's [text, start, end]. */
function tagsOf(details) {
  return details.tags.map(([tag, score, suggested, present, reason, quote]) => (
    {tag, score, suggested: suggested === 1, present: present === 1, reason, quote: details.quotes[quote]}));
}

/** Posts, the newest first; `names` maps a name's number to its mentions; `own` and `tags` only of those in full. */
const POSTS = DATA.posts.map(([line, details]) => ({
  path: line.path,
  title: line.title || line.path,
  date: line.date,
  year: line.date ? Number(line.date.slice(0, line.date.indexOf('-', 1))) : null,
  names: new Map(d3.range(0, line.names.length, 2).map(i => [line.names[i], line.names[i + 1]])),
  inFull: details !== undefined,
  own: details ? details.own : [],
  tags: details ? tagsOf(details) : []}))
  .sort((a, b) => d3.descending(a.date, b.date) || d3.ascending(a.path, b.path));

/** Every year from the first to the last, unless some are so far off that they must be mistakes. */
function yearsOfChart() {
  const present = [...YEARS.keys()].sort(d3.ascending);
  if (present.length === 0) return [];
  const [first, last] = d3.extent(present);
  return last - first <= 100 ? d3.range(first, last + 1) : present;
}
const CHART_YEARS = yearsOfChart();

const count = new Intl.NumberFormat('en-US').format;
const percent = share => share > 0 && share < .005 ? '<1%' : Math.round(100 * share) + '%';
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const listed = texts => texts.length < 2 ? texts.join('') : texts.slice(0, -1).join(', ') + ' and ' + texts.at(-1);
const plural = (n, one, many = one + 's') => count(n) + ' ' + (n === 1 ? one : many);
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December'];
