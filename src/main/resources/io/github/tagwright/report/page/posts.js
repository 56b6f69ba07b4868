// A post, and the sheet that lists the posts behind a figure.

function chips(items, chip) {
  return items.length === 0
    ? h('span', {class: 'none'}, 'none')
    : h('ul', {class: 'chips'}, ...items.map(item => h('li', {}, chip(item))));
}

const score = tag => h('small', {}, ' ' + percent(tag.score));
const ownChip = agreed => tag => h('span', {class: agreed.has(tag.toLowerCase()) ? 'chip agreed' : 'chip'}, tag);
const suggestedChip = tag => h('span', {class: tag.present ? 'chip agreed' : 'chip lacking'}, tag.tag, score(tag));

const suggestedOf = post => post.tags.filter(tag => tag.suggested);
const lackingOf = post => post.tags.filter(tag => tag.suggested && !tag.present);
const agreedOf = post => new Set(post.tags.filter(tag => tag.suggested && tag.present).map(tag => tag.tag.toLowerCase()));

function quotation([text, start, end]) {
  return h('blockquote', {}, text.slice(0, start), h('mark', {}, text.slice(start, end)), text.slice(end));
}

/** Why each tag: the sentence of the post that tells, and the reasons. */
function why(post) {
  const told = [...lackingOf(post), ...post.tags.filter(tag => tag.present)];
  const standing = tag => !tag.present ? 'chip lacking' : tag.suggested ? 'chip agreed' : 'chip';
  return h('div', {},
    h('p', {class: 'facts'}, h('code', {}, post.path)),
    told.length === 0 ? h('p', {class: 'none'}, 'No tags, and none suggested.') : null,
    h('div', {class: 'why'}, ...told.map(tag => h('div', {},
      h('div', {}, h('span', {class: standing(tag)}, tag.tag, score(tag))),
      h('div', {}, tag.quote ? quotation(tag.quote) : null, h('p', {class: 'reason'}, tag.reason || 'has the tag, which nothing in it suggests'))))));
}

function namesIn(post) {
  const known = [...post.names].filter(([number]) => NAME_OF.has(number)).sort((a, b) => b[1] - a[1]);
  return chips(known, ([number, times]) => h('span', {class: 'chip'}, NAME_OF.get(number).name, h('small', {}, '×' + times)));
}

function postItem(post, note) {
  const body = h('div', {});
  return h('details', {toggle: () => {
    if (body.childElementCount === 0) {
      body.append(post.inFull ? why(post) : h('p', {class: 'facts'}, h('code', {}, post.path)),
        h('p', {class: 'facts'}, 'Names in it'), namesIn(post), h('br'));
    }
  }}, h('summary', {}, h('span', {class: 'title'}, post.title), h('small', {}, note),
    h('span', {class: 'date'}, post.date || 'no date')), body);
}

const SHEET_PAGE = 100;

/**
 * Opens the sheet. `total` is how many posts there are behind the figure, of which `posts` can be shown; `note` says
 * something of each; `action` is a button or a line above them, or null.
 */
function showPosts({title, posts, total, note = () => '', action = null}) {
  const sheet = at('sheet');
  const shown = posts.length < total
    ? `${count(posts.length)} of ${plural(total, 'post')}; the others are in the CSV files`
    : plural(total, 'post');
  const body = h('div', {class: 'sheet-body'}, action);
  const more = from => {
    posts.slice(from, from + SHEET_PAGE).forEach(post => body.append(postItem(post, note(post))));
    if (posts.length > from + SHEET_PAGE) {
      const next = h('button', {type: 'button', class: 'plain', click: () => { next.remove(); more(from + SHEET_PAGE); }},
        'Show more');
      body.append(next);
    }
  };
  more(0);
  sheet.replaceChildren(
    h('div', {class: 'sheet-head'},
      h('div', {}, h('h2', {id: 'sheet-title', tabindex: '-1'}, title), h('p', {}, shown)),
      h('button', {type: 'button', class: 'plain', click: () => sheet.close()}, 'Close')),
    body);
  unhint();
  if (!sheet.open) sheet.showModal();
  sheet.scrollTop = 0;
  at('sheet-title').focus();
}

at('sheet').addEventListener('click', event => {
  if (event.target === at('sheet')) at('sheet').close();
});

const times = (post, numbers) => d3.sum(numbers, number => post.names.get(number) || 0);

/** The posts that mention any of some names, in a year or, where it is null, in all of them. */
function showNames(title, numbers, year, total, action) {
  const behind = POSTS.filter(post => (year === null || post.year === year) && numbers.some(n => post.names.has(n)))
    .sort((a, b) => times(b, numbers) - times(a, numbers));
  showPosts({title, posts: behind, total, note: post => '×' + times(post, numbers), action});
}

function showName(name) {
  const dates = name.first ? `, ${name.first === name.last ? 'on ' + name.first : `first on ${name.first}, last on ${name.last}`}` : '';
  showNames(name.label, [name.number], null, name.posts, h('p', {class: 'facts'}, plural(name.mentions, 'mention') + dates));
}
