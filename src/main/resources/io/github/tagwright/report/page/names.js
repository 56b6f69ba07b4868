// Every name with its posts, mentions, first and last.

{
  let type = '';
  const controls = h('div', {class: 'controls'}, typeSegments(
    chosen => {
      type = chosen;
      names.draw();
    }));
  const names = table(at('names-table'),
    'Names by the posts that mention them. A name opens its posts.', NAMES, [
      {title: 'Name', sort: name => name.name, cell: name => h('span', {class: 'named'},
        h('button', {type: 'button', class: 'link', click: () => showName(name)}, name.name),
        h('span', {class: 'kind'}, TYPE_OF.get(name.type).one))},
      {title: capital(TYPES.find(type => type.owns)?.one ?? 'owner'), class: 'wide', sort: name => name.vendor, cell: name => name.vendor},
      {title: 'Posts', class: 'number', sort: name => name.posts, cell: name => count(name.posts)},
      {title: 'Mentions', class: 'number wide', sort: name => name.mentions, cell: name => count(name.mentions)},
      {title: 'First', class: 'date-cell wide', sort: name => name.first, cell: name => name.first},
      {title: 'Last', class: 'date-cell', sort: name => name.last, cell: name => name.last},
      {title: 'Posts by year', class: 'wide', cell: name => spark(name.years, value => value.posts)}],
    {order: [[2, 'desc']], page: 15, controls});
  names.search.fixed('type', (text, name) => type === '' || name.type === type);
}
