// Tags: how many posts have, post by post, tag by tag, and what is new.

{
  const sizes = DATA.before.map((n, i) => i === DATA.before.length - 1 ? `${i} or more` : String(i));
  const read = TOTALS.read;
  at('coverage-lead').textContent = DATA.before[0] === 0
    ? `Every post has a tag. ${plural(TOTALS.lacking, 'post lacks', 'posts lack')} one that is suggested; with all of them a post would have ${(DATA.tagsAfter / read).toFixed(1)} tags where it has ${(DATA.tagsBefore / read).toFixed(1)}.`
    : `${plural(DATA.before[0], 'post has', 'posts have')} no tag; with the suggestions ${count(DATA.after[0])} would have none. A post would have ${(DATA.tagsAfter / read).toFixed(1)} tags where it has ${(DATA.tagsBefore / read).toFixed(1)}.`;

  chart(at('coverage'), width => {
    const height = 210;
    const [left, right, top, bottom] = [44, 2, 30, 40];
    const x = d3.scaleBand(d3.range(sizes.length), [left, width - right]).paddingInner(.3);
    const y = d3.scaleLinear([0, d3.max([...DATA.before, ...DATA.after]) || 1], [height - bottom, top]).nice(3);
    const picture = svg(at('coverage'), width, height, 'Posts by number of tags, before and after; the table below holds the figures');
    picture.append('g').attr('class', 'axis').selectAll('g').data(y.ticks(3).filter(Number.isInteger)).join('g')
      .attr('transform', n => `translate(0,${y(n)})`)
      .call(tick => tick.append('line').attr('x1', left).attr('x2', width))
      .call(tick => tick.append('text').attr('x', left - 8).attr('dy', '.32em').attr('text-anchor', 'end').text(count));
    const half = x.bandwidth() / 2;
    [['neutral', DATA.before, 0], ['', DATA.after, half]].forEach(([kind, values, shift]) =>
      picture.append('g').selectAll('rect').data(values).join('rect').attr('class', 'bar ' + kind)
        .attr('x', (n, i) => x(i) + shift).attr('width', half - 1).attr('y', n => y(n)).attr('height', n => y(0) - y(n)));
    picture.append('g').selectAll('rect').data(DATA.before).join('rect').attr('class', 'reach').style('cursor', 'default')
      .attr('x', (n, i) => x(i)).attr('width', x.bandwidth()).attr('y', top).attr('height', height - top - bottom)
      .on('pointermove', (event, n) => {
        const i = picture.selectAll('.reach').nodes().indexOf(event.currentTarget);
        hint(event, [sizes[i] === '1' ? '1 tag' : sizes[i] + ' tags', `now ${plural(DATA.before[i], 'post')}`, `with suggestions ${plural(DATA.after[i], 'post')}`]);
      }).on('pointerleave', unhint);
    picture.append('g').selectAll('text').data(sizes).join('text').attr('text-anchor', 'middle')
      .attr('x', (size, i) => x(i) + half).attr('y', height - bottom + 18).text((size, i) => i === sizes.length - 1 ? i + '+' : size);
    picture.append('text').attr('x', left).attr('y', height - 4).text('tags on a post');
    [['neutral', 'now', 0], ['', 'with the suggestions', 62]].forEach(([kind, text, shift]) => {
      picture.append('rect').attr('class', 'bar ' + kind).attr('x', left + shift).attr('y', 2).attr('width', 11).attr('height', 11).attr('rx', 2);
      picture.append('text').attr('x', left + shift + 17).attr('y', 12).text(text);
    });
  });
  lazily(at('coverage-table'), () => at('coverage-table').append(figuresTable('Posts by number of tags.',
    ['Tags on a post', 'Posts now', 'With the suggestions'], sizes.map((size, i) => [size, count(DATA.before[i]), count(DATA.after[i])]))));

  // Post by post
  const inFull = POSTS.filter(post => post.inFull);
  const surest = post => d3.max(lackingOf(post), tag => tag.score) || 0;
  const filter = {kind: '', tag: ''};
  const kinds = {
    '': () => true, lacking: post => lackingOf(post).length > 0, untagged: post => post.own.length === 0,
    complete: post => post.own.length > 0 && lackingOf(post).length === 0};
  const has = (post, tag) => post.own.some(own => own.toLowerCase() === tag) || post.tags.some(own => own.suggested && own.tag.toLowerCase() === tag);
  const tagPicker = picker('posts-tag', 'With the tag', 'Any', DATA.tags.map(tag => tag.tag), tag => {
    filter.tag = tag.toLowerCase();
    posts.draw();
  });
  const controls = h('div', {class: 'controls'},
    segments('Show', [['', 'All'], ['lacking', 'Lack a tag'], ['untagged', 'No tag yet'], ['complete', 'Complete']], '', kind => {
      filter.kind = kind;
      posts.draw();
    }), tagPicker);
  const tagText = tags => tags.map(tag => tag.tag || tag).join(' ');
  const posts = table(at('posts-table'), inFull.length < TOTALS.posts
    ? `${count(inFull.length)} of ${plural(TOTALS.posts, 'post')}, those whose missing tags are surest.`
    : 'All posts. ✓ has the tag and it is suggested; + lacks it. Percentages say how likely an editor would give the tag.', inFull, [
    {title: 'Post', sort: post => post.title, find: post => post.title + ' ' + post.path, cell: post => h('div', {}, h('button', {
      type: 'button', class: 'toggle', 'aria-expanded': 'false', click: event => {
        const row = posts.row(event.currentTarget.closest('tr'));
        const open = !row.child.isShown();
        event.currentTarget.setAttribute('aria-expanded', String(open));
        if (open) row.child(why(post)).show();
        else row.child.hide();
      }}, post.title))},
    {title: 'Date', class: 'wide date-cell', sort: post => post.date, cell: post => post.date},
    {title: 'Has', label: 'Has', sort: post => post.own.length, find: post => tagText(post.own), class: 'tags-cell',
      cell: post => chips(post.own, ownChip(agreedOf(post)))},
    {title: 'Suggested', label: 'Suggested', class: 'tags-cell', sort: post => suggestedOf(post).length, find: post => tagText(suggestedOf(post)),
      cell: post => chips(suggestedOf(post), suggestedChip)},
    {title: 'Lacks', label: 'Lacks', class: 'tags-cell', sort: surest, find: post => tagText(lackingOf(post)),
      cell: post => chips(lackingOf(post), suggestedChip)}],
  {order: [[1, 'desc']], page: 10, controls, cards: true});
  posts.search.fixed('kind', (text, post) => kinds[filter.kind](post));
  posts.search.fixed('tag', (text, post) => filter.tag === '' || has(post, filter.tag));
  const showTag = tag => {
    tagPicker.querySelector('input').value = tag;
    filter.tag = tag.toLowerCase();
    posts.draw();
    at('posts-table').scrollIntoView();
    tagPicker.querySelector('input').focus({preventScroll: true});
  };

  // Tag by tag
  const most = d3.max(DATA.tags, tag => tag.having + tag.missing) || 1;
  const tagLink = tag => h('button', {type: 'button', class: 'link', click: () => showTag(tag.tag)}, tag.tag);
  table(at('tags-table'), 'How many posts have a tag, how many it is suggested for, and how many of these lack it. A tag shows its posts above.',
    DATA.tags, [
      {title: 'Tag', sort: tag => tag.tag, cell: tagLink},
      {title: 'Have it', class: 'number', sort: tag => tag.having, cell: tag => count(tag.having)},
      {title: 'Suggested', class: 'number wide', sort: tag => tag.suggested, cell: tag => count(tag.suggested)},
      {title: 'Lack it', class: 'number', sort: tag => tag.missing, cell: tag => count(tag.missing)},
      {title: 'Have and lack', class: 'wide', cell: tag => h('span', {class: 'share', 'aria-hidden': 'true'},
        ...[tag.having, tag.missing].map(n => h('i', {style: `width: ${100 * n / most}%`})))}],
    {order: [[1, 'desc']], page: 12});

  // New names and tags
  const newNames = NAMES.filter(name => name.isNew);
  const newTags = DATA.tags.filter(tag => tag.isNew);
  if (newNames.length + newTags.length + DATA.newNames.length === 0) {
    at('news').append(h('p', {class: 'note'}, 'None in this run: no name seems to be missing from the gazetteer, and every suggested tag is in the archive or the vocabulary.'));
  }
  if (newNames.length > 0) {
    const place = h('div', {});
    at('news').append(h('h3', {}, 'Names that the gazetteer lacks'), place);
    table(place, 'Found in the posts by the way they stand in a sentence.', newNames, [
      {title: 'Name', sort: name => name.name, cell: name => h('span', {class: 'named'},
        h('button', {type: 'button', class: 'link', click: () => showName(name)}, name.name),
        h('span', {class: 'kind'}, TYPE_OF.get(name.type).one))},
      {title: 'Posts', class: 'number', sort: name => name.posts, cell: name => count(name.posts)},
      {title: 'For instance', class: 'wide', cell: name => name.example ? quotation(name.example) : ''}],
    {order: [[1, 'desc']], page: 12});
  }
  const counted = new Set(newNames.map(name => name.name));
  const further = DATA.newNames.filter(name => !counted.has(name.name));
  if (further.length > 0) {
    const place = h('div', {});
    at('news').append(h('h3', {}, 'Further names to look at'), place);
    table(place, 'What else is written like a name and is not in the gazetteer, the likeliest first.', further, [
      {title: 'Name', sort: name => name.name, cell: name => h('span', {class: 'named'},
        name.name, h('span', {class: 'kind'}, TYPE_OF.get(name.type).one))},
      {title: 'Likely', class: 'number', sort: name => name.score, cell: name => percent(name.score)},
      {title: capital(TYPES.find(type => type.owns)?.one ?? 'owner'), class: 'wide', sort: name => name.vendor, cell: name => name.vendor},
      {title: 'Posts', class: 'number', sort: name => name.posts, cell: name => count(name.posts)},
      {title: 'Mentions', class: 'number wide', sort: name => name.mentions, cell: name => count(name.mentions)},
      {title: 'First', class: 'date-cell wide', sort: name => name.first, cell: name => name.first},
      {title: 'Last', class: 'date-cell wide', sort: name => name.last, cell: name => name.last},
      {title: 'For instance', class: 'wide', cell: name => h('code', {}, name.example)}],
    {order: [[1, 'desc']], page: 12});
  }
  if (newTags.length > 0) {
    const place = h('div', {});
    at('news').append(h('h3', {}, 'Tags that no post has yet'), place);
    table(place, 'Suggested, but not in use so far.', newTags, [
      {title: 'Tag', sort: tag => tag.tag, cell: tagLink},
      {title: 'Suggested for', class: 'number', sort: tag => tag.suggested, cell: tag => plural(tag.suggested, 'post')}],
    {order: [[1, 'desc']], page: 12});
  }
}
