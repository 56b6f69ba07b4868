// What could not be read, and what this page leaves out.

{
  if (DATA.problems.length === 0) {
    at('problems-table').append(h('p', {class: 'note'}, 'None: every post could be read.'));
  } else {
    table(at('problems-table'), 'What was found and what was expected, with its place in the file.', DATA.problems, [
      {title: 'Post', sort: row => row[0], cell: row => h('code', {}, row[0])},
      {title: 'Line', label: 'Line', class: 'number', sort: row => row[1], cell: row => count(row[1])},
      {title: 'Column', class: 'number wide', sort: row => row[2], cell: row => count(row[2])},
      {title: 'Found', label: 'Found', sort: row => row[3], cell: row => row[3]},
      {title: 'Expected', label: 'Expected', sort: row => row[4], cell: row => row[4]}], {order: [[0, 'asc']], page: 12, cards: true});
  }

  const inFull = POSTS.filter(post => post.inFull).length;
  const inList = POSTS.length;
  const names = TOTALS.names;
  const left = [
    inFull < TOTALS.read && `Of ${plural(TOTALS.read, 'post')} the tags of ${count(inFull)} are shown, those whose missing tags are surest.`,
    inList < TOTALS.read && `Behind a figure up to a few posts are listed, those that mention a name most: ${count(inList)} posts in all. Figures and charts count every post.`,
    NAMES.length < names && `Of ${count(names)} names the ${count(NAMES.length)} in most posts are listed.`,
    DATA.pairs.length < DATA.allPairs && `Of ${plural(DATA.allPairs, 'pair')} the ${count(DATA.pairs.length)} of most posts among the hundred most frequent names are shown.`,
    DATA.tags.length < DATA.allTags && `Of ${plural(DATA.allTags, 'tag')} the ${count(DATA.tags.length)} on most posts are listed.`,
    DATA.newNames.length < DATA.allNewNames && `Of ${plural(DATA.allNewNames, 'name')} that the gazetteer seems to lack the ${count(DATA.newNames.length)} likeliest are listed.`,
    DATA.problems.length < TOTALS.problems && `Of ${plural(TOTALS.problems, 'problem')} the first ${count(DATA.problems.length)} are listed.`,
    TOTALS.dated < TOTALS.read && `${plural(TOTALS.read - TOTALS.dated, 'post has', 'posts have')} no date and no place in the charts by year and month.`,
    'Suggestions that were weighed and not made are not shown.'].filter(Boolean);
  at('left-out').append(...left.map(text => h('li', {}, text)));
}
