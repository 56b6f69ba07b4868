// Which names stand in one post: a matrix of the strongest, and the company that one name keeps.

{
  const PAIRS = DATA.pairs.map(([a, b, posts, score]) => ({a: NAME_OF.get(a), b: NAME_OF.get(b), posts, score}))
    .filter(pair => pair.a && pair.b);
  const ties = new Map();
  PAIRS.forEach(pair => {
    for (const [one, other] of [[pair.a, pair.b], [pair.b, pair.a]]) {
      if (!ties.has(one)) ties.set(one, new Map());
      ties.get(one).set(other, pair);
    }
  });
  const tie = (a, b) => ties.get(a).get(b);
  const known = NAMES.filter(name => ties.has(name));
  const state = {type: '', size: matchMedia('(max-width: 46rem)').matches ? 12 : 24, focus: null};
  const ofType = name => state.type === '' || name.type === state.type;

  const titled = pair => `${pair.a.label} and ${pair.b.label}`;

  const showPair = pair => {
    const behind = POSTS.filter(post => post.names.has(pair.a.number) && post.names.has(pair.b.number));
    showPosts({title: titled(pair), posts: behind, total: pair.posts});
  };

  function chosen() {
    if (!state.focus) return known.filter(ofType).slice(0, state.size);
    const company = [...ties.get(state.focus)].filter(([name]) => ofType(name)).sort((x, y) => y[1].score - x[1].score);
    return [state.focus, ...company.slice(0, state.size - 1).map(([name]) => name)];
  }

  /** Names in an order in which those that keep the same company are neighbours: clusters are joined end to end. */
  function ordered(names) {
    const score = (a, b) => a === b ? 1 : tie(a, b) ? tie(a, b).score : 0;
    let clusters = names.map(name => [name]);
    while (clusters.length > 1) {
      let best = {near: -1};
      for (let i = 0; i < clusters.length; i++) {
        for (let j = i + 1; j < clusters.length; j++) {
          const near = d3.mean(clusters[i], a => d3.mean(clusters[j], b => score(a, b)));
          if (near > best.near) best = {near, i, j};
        }
      }
      const [one, other] = [clusters[best.i], clusters[best.j]];
      const joints = [[one, other], [one, other.toReversed()], [one.toReversed(), other], [one.toReversed(), other.toReversed()]];
      const joined = d3.greatest(joints, ([left, right]) => score(left.at(-1), right[0])).flat();
      clusters = clusters.filter((cluster, i) => i !== best.i && i !== best.j);
      clusters.push(joined);
    }
    return clusters.length ? clusters[0] : [];
  }

  const short = (text, most) => text.length > most ? text.slice(0, most - 1) + '…' : text;

  function draw(width) {
    const place = at('together-chart');
    const names = ordered(chosen());
    if (names.length < 2) {
      place.append(h('p', {class: 'note'}, 'No two names stand in one post.'));
      return;
    }
    const small = width < 560;
    const most = small ? 12 : 22;
    const margin = small ? 96 : 150;
    const slant = small ? 44 : 60;
    const side = Math.min(34, (width - margin - slant) / names.length);
    const across = margin + side * names.length;
    const left = Math.max(0, (width - across - slant) / 2) + margin;
    const tops = small ? 84 : 118;
    const height = tops + side * names.length + 4;
    const strongest = d3.max(names, a => d3.max(names, b => a !== b && tie(a, b) ? tie(a, b).score : 0)) || 1;
    const depth = d3.scaleLinear([0, strongest], [.08, 1]);
    const picture = svg(place, width, height, `Which of ${names.length} names stand in one post; the table below holds the pairs`);
    const label = text => text.attr('class', name => 'label-button' + (name === state.focus ? ' strong' : ''))
      .text(name => short(name.label, most)).on('click', (event, name) => focusOn(name));
    picture.append('g').selectAll('text').data(names).join('text').attr('x', left - 8).attr('text-anchor', 'end')
      .attr('y', (name, i) => tops + (i + .5) * side).attr('dy', '.35em').call(label);
    picture.append('g').selectAll('text').data(names).join('text')
      .attr('transform', (name, i) => `translate(${left + (i + .5) * side},${tops - 8}) rotate(-50)`).attr('dy', '.35em').call(label);
    const cells = d3.cross(d3.range(names.length), d3.range(names.length)).map(([row, column]) => (
      {row, column, a: names[row], b: names[column], pair: row === column ? null : tie(names[row], names[column])}));
    picture.append('g').selectAll('rect').data(cells).join('rect')
      .attr('x', cell => left + cell.column * side + 1).attr('y', cell => tops + cell.row * side + 1)
      .attr('width', side - 2).attr('height', side - 2).attr('rx', 3)
      .attr('class', cell => cell.pair ? 'cell' : 'blank')
      .attr('fill', cell => cell.pair ? 'var(--accent)' : cell.row === cell.column ? 'var(--line)' : 'var(--faint)')
      .attr('fill-opacity', cell => cell.pair ? depth(cell.pair.score) : 1)
      .filter(cell => cell.pair)
      .on('pointermove', (event, cell) => hint(event, [`${cell.a.label} and ${cell.b.label}`,
        `in ${plural(cell.pair.posts, 'post')} together`,
        `${cell.a.label} in ${count(cell.a.posts)}, ${cell.b.label} in ${count(cell.b.posts)}`]))
      .on('pointerleave', unhint).on('click', (event, cell) => showPair(cell.pair));
    place.append(h('p', {class: 'scale', 'aria-hidden': 'true'}, h('span', {}, 'seldom together'), h('i'), h('span', {}, 'most often')));
  }

  function company() {
    const pairs = state.focus
      ? [...ties.get(state.focus).values()].filter(pair => ofType(pair.a === state.focus ? pair.b : pair.a))
      : PAIRS.filter(pair => ofType(pair.a) && ofType(pair.b) && pair.posts >= 3);
    const best = d3.sort(pairs, (x, y) => y.score - x.score || y.posts - x.posts).slice(0, 10);
    const title = pair => state.focus ? (pair.a === state.focus ? pair.b : pair.a).label : titled(pair);
    at('company').replaceChildren(
      h('h3', {class: 'company-title'}, state.focus ? `The company that ${state.focus.label} keeps` : 'The closest pairs'),
      h('p', {class: 'note'}, 'The longer the bar, the more of the posts that mention either mention both.'),
      best.length === 0 ? h('p', {class: 'none'}, 'None.') : h('ol', {class: 'plain-list'}, ...best.map(pair => h('li', {class: 'tie'},
        h('div', {}, h('button', {type: 'button', class: 'link', click: () => showPair(pair)}, title(pair))),
        h('div', {class: 'rod', style: `--length: ${100 * pair.score}%`}, plural(pair.posts, 'post'))))));
  }

  const find = picker('together-focus', 'Look closer at', 'Type a name…', known.map(name => name.label), text => {
    state.focus = known.find(name => name.label === text) || null;
    show();
  });
  function focusOn(name) {
    state.focus = name;
    find.querySelector('input').value = name.label;
    show();
  }
  at('together-controls').append(
    typeSegments(type => {
      state.type = type;
      show();
    }),
    segments('How many', [[12, '12'], [24, '24'], [40, '40']], state.size, size => {
      state.size = size;
      show();
    }),
    find);

  if (PAIRS.length === 0) noTable(at('together-table'));

  let redraw = null;
  function show() {
    company();
    if (redraw) redraw();
    else redraw = chart(at('together-chart'), draw);
  }
  show();

  lazily(at('together-table'), () => table(at('together-table'),
    'Pairs of names in one post. Closeness is the cosine: 1 where neither is mentioned without the other.', PAIRS, [
      {title: 'Pair', sort: titled, cell: pair => h('button', {
        type: 'button', class: 'link', click: () => showPair(pair)}, titled(pair))},
      {title: 'Posts', class: 'number', sort: pair => pair.posts, cell: pair => count(pair.posts)},
      {title: 'Closeness', class: 'number', sort: pair => pair.score, cell: pair => pair.score.toFixed(2)}],
    {order: [[1, 'desc']], page: 12}));
}
