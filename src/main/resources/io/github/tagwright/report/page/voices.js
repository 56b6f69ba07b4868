// Share of voice year by year, and the names that rise and fade.

{
  const COLOURS = d3.range(8).map(i => `var(--s${i})`);
  const AT_FIRST = 7;
  const OWNERS = TYPES.filter(type => type.owns);
  const owned = TYPES.filter(type => !type.owns);
  const state = {scope: OWNERS.length ? 'owners' : TYPES[0].name, measure: 'share', offered: [], picked: new Map()};

  /** What can be in the chart: each with a label, its years, and the posts behind it. */
  function candidates() {
    if (state.scope === 'owners') {
      return VENDORS.map(vendor => ({
        label: vendor.name, years: vendor.years, vendor,
        numbers: vendor.products.map(product => product.name.number)}));
    }
    const vendor = VENDORS.find(candidate => 'vendor:' + candidate.name === state.scope);
    const names = vendor
      ? vendor.products
      : NAMES.filter(name => name.type === state.scope).map(name => ({name, years: name.years}));
    return names
      .map(({name, years}) => ({
        label: !vendor ? name.label : TYPE_OF.get(name.type).owns ? name.name + ' (the name)' : name.name,
        years, numbers: [name.number], mentions: d3.sum(years.values(), year => year.mentions)}))
      .sort((a, b) => b.mentions - a.mentions).slice(0, 60);
  }

  const totalOf = year => {
    const vendor = VENDORS.find(candidate => 'vendor:' + candidate.name === state.scope);
    const years = vendor ? vendor.years : YEARS;
    return years.has(year) ? years.get(year).mentions : 0;
  };
  const mentionsOf = (series, year) => series.years.has(year) ? series.years.get(year).mentions : 0;
  const shownAs = (mentions, year) => state.measure === 'share'
    ? (totalOf(year) ? percent(mentions / totalOf(year)) : '–') : count(mentions);

  /** Each year counts the same, however many posts it has. */
  const meanShare = series => d3.mean(CHART_YEARS, year => totalOf(year) ? mentionsOf(series, year) / totalOf(year) : 0) || 0;

  function start() {
    state.all = candidates();
    state.offered = d3.sort(state.all, series => -meanShare(series)).slice(0, AT_FIRST);
    state.picked = new Map(state.offered.map((series, i) => [series, COLOURS[i]]));
  }

  function pick(series) {
    const free = COLOURS.find(colour => ![...state.picked.values()].includes(colour));
    if (free) state.picked.set(series, free);
    return free !== undefined;
  }

  function open(series, year) {
    const value = series.years.get(year);
    if (!value) return;
    const action = series.vendor && series.vendor.products.length > 1
      ? h('button', {type: 'button', class: 'plain', click: () => { at('sheet').close(); enter('vendor:' + series.label); }},
        `See the ${listed(owned.map(type => type.many))} of ${series.label}`)
      : null;
    const behind = series.vendor
      ? series.numbers.filter(n => NAME_OF.get(n).name === series.label || series.vendor.products.some(p => p.name.number === n && p.years.has(year)))
      : series.numbers;
    showNames(`${series.label}, ${year}`, behind, year, value.posts, action);
  }

  function enter(scope) {
    state.scope = scope;
    start();
    controls();
    show();
  }

  function controls() {
    const things = listed(owned.map(type => type.many));
    const scopes = [...OWNERS.length ? [['owners', `${capital(listed(OWNERS.map(type => type.many)))}, with their ${things}`]] : [],
      ...owned.map(type => [type.name, capital(type.many)]),
      ...OWNERS.length ? [{label: `The ${things} of one ${OWNERS[0].one}`, options: VENDORS
        .filter(vendor => vendor.products.length > 1).map(vendor => ['vendor:' + vendor.name, vendor.name])}] : []];
    const message = h('span', {class: 'note', role: 'status'});
    at('voices-controls').replaceChildren(
      select('Show', scopes, state.scope, enter),
      segments('As', [['share', 'Share'], ['mentions', 'Mentions']], state.measure, measure => {
        state.measure = measure;
        show();
      }),
      picker('voices-add', 'Add a name', 'Type a name…', state.all.map(series => series.label), (label, input) => {
        const series = state.all.find(candidate => candidate.label === label);
        if (!series) return;
        if (!state.picked.has(series) && !pick(series)) {
          message.textContent = 'Eight names at most: switch one off first.';
          return;
        }
        message.textContent = '';
        if (!state.offered.includes(series)) state.offered.push(series);
        input.value = '';
        show();
      }),
      message);
  }

  function legend() {
    const chip = series => h('button', {
      type: 'button', 'aria-pressed': String(state.picked.has(series)), style: `--colour: ${state.picked.get(series) || 'none'}`,
      click: event => {
        const index = [...at('voices-legend').children].indexOf(event.currentTarget);
        if (!state.picked.delete(series)) pick(series);
        show();
        at('voices-legend').children[index].focus();
      }}, series.label);
    at('voices-legend').replaceChildren(...state.offered.map(chip), h('span', {}, 'all others'));
  }

  /** Bottom to top: the picked names, then all others. */
  function layers() {
    const picked = state.offered.filter(series => state.picked.has(series));
    const rows = CHART_YEARS.map(year => {
      const values = picked.map(series => mentionsOf(series, year));
      return {year, total: totalOf(year), values: [...values, Math.max(0, totalOf(year) - d3.sum(values))]};
    });
    const share = state.measure === 'share';
    const stacked = [...picked, null].map(series => ({series, points: []}));
    rows.forEach(row => {
      let below = 0;
      row.values.forEach((value, i) => {
        const tall = share ? (row.total ? value / row.total : 0) : value;
        stacked[i].points.push({year: row.year, value, from: below, to: below + tall});
        below += tall;
      });
    });
    return {picked, rows, stacked};
  }

  function mostOfOthers(year) {
    const others = state.all.filter(series => !state.picked.has(series) && mentionsOf(series, year) > 0);
    return listed(d3.sort(others, series => -mentionsOf(series, year)).slice(0, 3).map(series => series.label)) || 'none that is listed';
  }

  function draw(width) {
    const place = at('voices-chart');
    if (CHART_YEARS.length === 0) {
      place.append(h('p', {class: 'note'}, 'No post with a date mentions a name.'));
      noTable(at('voices-table'));
      return;
    }
    const {stacked} = layers();
    const height = Math.max(300, Math.min(440, width * .5));
    const [left, right, top, bottom] = [40, 4, 8, 26];
    const share = state.measure === 'share';
    const few = CHART_YEARS.length < 3;
    const band = d3.scaleBand(CHART_YEARS, [left, width - right]).paddingInner(.2);
    const line = d3.scalePoint(CHART_YEARS, [left, width - right]);
    const x = year => few ? band(year) + band.bandwidth() / 2 : line(year);
    const y = d3.scaleLinear([0, share ? 1 : d3.max(stacked.at(-1).points, point => point.to) || 1], [height - bottom, top]);
    if (!share) y.nice(4);
    const picture = svg(place, width, height, 'Share of voice by year; the table below holds the figures');
    picture.append('g').attr('class', 'axis').selectAll('g').data(y.ticks(4)).join('g')
      .attr('transform', n => `translate(0,${y(n)})`)
      .call(tick => tick.append('line').attr('x1', left).attr('x2', width - right))
      .call(tick => tick.append('text').attr('x', left - 8).attr('dy', '.32em').attr('text-anchor', 'end')
        .text(n => share ? Math.round(n * 100) + '%' : count(n)));
    const step = Math.ceil(CHART_YEARS.length / Math.max(1, Math.floor((width - left) / 52)));
    picture.append('g').attr('class', 'axis').selectAll('text').data(CHART_YEARS.filter((year, i) => i % step === 0)).join('text')
      .attr('x', x).attr('y', height - 4)
      .attr('text-anchor', year => few ? 'middle' : x(year) < left + 16 ? 'start' : x(year) > width - 20 ? 'end' : 'middle')
      .text(year => year);

    const colour = layer => layer.series ? state.picked.get(layer.series) : 'var(--rest)';
    const marks = picture.append('g');
    if (few) {
      stacked.forEach(layer => marks.append('g').selectAll('rect').data(layer.points).join('rect')
        .attr('class', 'layer').attr('fill', colour(layer))
        .attr('x', point => band(point.year)).attr('width', band.bandwidth())
        .attr('y', point => y(point.to)).attr('height', point => y(point.from) - y(point.to)));
    } else {
      const area = d3.area().x(point => x(point.year)).y0(point => y(point.from)).y1(point => y(point.to)).curve(d3.curveMonotoneX);
      marks.selectAll('path').data(stacked).join('path').attr('class', 'layer').attr('fill', colour)
        .attr('d', layer => area(layer.points));
      stacked.filter(layer => layer.series).forEach(layer => {
        const inner = layer.points.slice(1, -1);
        const widest = d3.greatest(inner, point => point.to - point.from);
        const room = widest && y(widest.from) - y(widest.to);
        if (room > 24) {
          const text = picture.append('text').attr('class', 'on-colour').attr('text-anchor', 'middle').attr('dy', '.35em')
            .attr('x', x(widest.year)).attr('y', y((widest.from + widest.to) / 2)).text(layer.series.label);
          const half = text.node().getComputedTextLength() / 2;
          text.attr('x', Math.max(left + half + 6, Math.min(width - right - half - 6, x(widest.year))));
        }
      });
    }

    const ruler = picture.append('line').attr('class', 'ruler').attr('y1', top).attr('y2', height - bottom).attr('visibility', 'hidden');
    const under = event => {
      const [px, py] = d3.pointer(event, picture.node());
      const year = d3.least(CHART_YEARS, candidate => Math.abs(x(candidate) - px));
      const index = CHART_YEARS.indexOf(year);
      const value = y.invert(py);
      const layer = stacked.find(candidate => value <= candidate.points[index].to && value >= candidate.points[index].from);
      return {year, layer, point: layer && layer.points[index]};
    };
    marks.on('pointermove', event => {
      const {year, layer, point} = under(event);
      if (!layer) return;
      place.classList.add('touched');
      marks.selectAll('.layer').classed('under', function () {
        return this === marks.node().children[stacked.indexOf(layer)] || this.parentNode === marks.node().children[stacked.indexOf(layer)];
      });
      ruler.attr('x1', x(year)).attr('x2', x(year)).attr('visibility', 'visible');
      const posts = layer.series && layer.series.years.get(year);
      hint(event, [`${layer.series ? layer.series.label : 'All others'}, ${year}`,
        `${plural(point.value, 'mention')}, ${totalOf(year) ? percent(point.value / totalOf(year)) : '–'}`,
        layer.series ? `${plural(posts ? posts.posts : 0, 'post')}: click to see them` : `among them ${mostOfOthers(year)}`]);
    }).on('pointerleave', () => {
      place.classList.remove('touched');
      ruler.attr('visibility', 'hidden');
      unhint();
    }).on('click', event => {
      const {year, layer} = under(event);
      if (layer && layer.series) open(layer.series, year);
    });
  }

  function figures() {
    const {picked, rows} = layers();
    const unit = state.measure === 'share' ? 'Share of the mentions' : 'Mentions';
    at('voices-table').replaceChildren(figuresTable(
      `${unit} by year. Each figure opens the posts behind it.`,
      ['Year', ...picked.map(series => series.label), 'All others', 'Mentions in all'],
      rows.map(row => [String(row.year),
        ...picked.map((series, i) => row.values[i] === 0 ? '–' : h('button', {
          type: 'button', class: 'link', 'aria-label': `${series.label} in ${row.year}: ${shownAs(row.values[i], row.year)}`,
          click: () => open(series, row.year)}, shownAs(row.values[i], row.year))),
        shownAs(row.values.at(-1), row.year), count(row.total)])));
  }

  let redraw = null;
  function show() {
    legend();
    figures();
    if (redraw) redraw();
    else redraw = chart(at('voices-chart'), draw);
  }
  if (OWNERS.length) {
    at('voices-owners').textContent = `The share of a ${OWNERS[0].one} counts its own name and all that was its own at the time; what nobody owns stands for itself. `;
  }
  start();
  controls();
  show();

  // Rising and fading: posts with the name in the later years, against as many years before.
  const dated = CHART_YEARS.filter(year => YEARS.has(year) && YEARS.get(year).posts > 0);
  const MOVERS = 8;
  const LEAST_POSTS = 4;

  /** Dunning's log-likelihood: how surprising a of A posts is beside b of B; negative where it fades. */
  function surprise(a, A, b, B) {
    const rate = (a + b) / (A + B);
    const part = (seen, all) => seen === 0 ? 0 : seen * Math.log(seen / (all * rate));
    return 2 * (part(a, A) + part(b, B)) * Math.sign(a / A - b / B);
  }

  function movers(from) {
    const last = dated.at(-1);
    const span = last - from + 1;
    const within = (years, first, end, measure) => d3.sum(years, ([year, value]) => year >= first && year <= end ? measure(value) : 0);
    const postsIn = (years, first, end) => within(years, first, end, value => value.posts);
    const later = postsIn(YEARS, from, last);
    const before = postsIn(YEARS, from - span, from - 1);
    const label = (first, end) => first === end ? String(first) : `${first} to ${end}`;
    at('movers-lead').textContent = before === 0 ? 'There are no posts before to compare with.'
      : `Posts that mention a name, of all posts: ${label(from, last)} (${plural(later, 'post')}) beside ${label(from - span, from - 1)} (${plural(before, 'post')}).`;
    const ranked = before === 0 ? [] : NAMES.map(name => {
      const a = postsIn(name.years, from, last);
      const b = postsIn(name.years, from - span, from - 1);
      return {name, a: a / later, b: b / before, posts: a + b, surprise: surprise(a, later, b, before)};
    }).filter(mover => mover.posts >= LEAST_POSTS);
    const list = (title, sign) => {
      const best = ranked.filter(mover => mover.surprise * sign > 0).sort((x, y) => sign * (y.surprise - x.surprise)).slice(0, MOVERS);
      return h('div', {}, h('h4', {}, title), best.length === 0 ? h('p', {class: 'none'}, 'None.')
        : h('ol', {class: 'plain-list'}, ...best.map(mover => h('li', {class: 'mover'},
          h('button', {type: 'button', class: 'link', click: () => showName(mover.name)}, mover.name.label),
          spark(mover.name.years, value => value.posts),
          h('span', {class: 'number'}, `${percent(mover.b)} → ${percent(mover.a)}`)))));
    };
    at('movers').replaceChildren(list('Rising', 1), list('Fading', -1));
  }

  if (dated.length > 1) {
    const starts = dated.slice(Math.ceil(dated.length / 2));
    const from = starts.at(-Math.min(starts.length, dated.length > 5 ? 2 : 1));
    at('movers-controls').append(select('The later years begin in', starts.map(year => [String(year), String(year)]),
      String(from), year => movers(Number(year))));
    movers(from);
  } else {
    at('movers-lead').textContent = 'It takes posts of two years to tell.';
  }
}
