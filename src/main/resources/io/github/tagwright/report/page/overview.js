// The archive in numbers, and its posts per month.

{
  const first = DATA.months[0];
  const last = DATA.months[DATA.months.length - 1];
  const month = ([year, number]) => MONTHS[number - 1] + ' ' + year;
  at('standfirst').textContent = plural(TOTALS.posts, 'post') +
    (first ? `, from ${month(first)} to ${month(last)}, and the ` : ', and the ') +
    `${listed(TYPES.map(type => plural(type.names, type.one, type.many)))} they name.`;

  const figures = [
    [TOTALS.posts, 'posts'], [TOTALS.mentions, `mentions of ${listed(TYPES.map(type => type.many))}`],
    ...TYPES.map(type => [type.names, type.many + ' named']), [DATA.before[0], 'posts without a tag'],
    [TOTALS.lacking, 'posts that lack a suggested tag'], [TOTALS.problems, 'problems']];
  at('figures').append(...figures.map(([value, text]) => h('div', {}, h('dt', {}, text), h('dd', {}, count(value)))));

  const dateOf = ([year, number]) => {
    const date = new Date(Date.UTC(2000, number - 1, 1));
    date.setUTCFullYear(year);
    return date;
  };
  const showMonth = m => showPosts({title: month(m), total: m[2],
    posts: POSTS.filter(post => post.year === m[0] && Number(post.date.split('-').at(-2)) === m[1])});

  chart(at('months'), width => {
    if (DATA.months.length === 0) {
      at('months').append(h('p', {class: 'note'}, 'No post has a date.'));
      noTable(at('months-table'));
      return;
    }
    const height = 190;
    const [left, right, top, bottom] = [34, 2, 8, 24];
    const x = d3.scaleUtc([dateOf(first), d3.utcMonth.offset(dateOf(last), 1)], [left, width - right]);
    const y = d3.scaleLinear([0, d3.max(DATA.months, m => m[2])], [height - bottom, top]).nice(4);
    const picture = svg(at('months'), width, height, `Posts per month, ${month(first)} to ${month(last)}`);
    picture.append('g').attr('class', 'axis').selectAll('g').data(y.ticks(4).filter(Number.isInteger)).join('g')
      .attr('transform', n => `translate(0,${y(n)})`)
      .call(tick => tick.append('line').attr('x1', left).attr('x2', width))
      .call(tick => tick.append('text').attr('x', left - 8).attr('dy', '.32em').attr('text-anchor', 'end').text(count));
    picture.append('g').attr('class', 'axis').attr('transform', `translate(0,${height - bottom})`)
      .call(d3.axisBottom(x).ticks(Math.max(2, width / 90)).tickSize(0).tickPadding(10))
      .call(axis => axis.selectAll('.tick').filter(date => x(date) > width - right - 18).select('text').attr('text-anchor', 'end'));
    const wide = m => Math.max(1, x(d3.utcMonth.offset(dateOf(m), 1)) - x(dateOf(m)));
    picture.append('g').selectAll('rect').data(DATA.months).join('rect').attr('class', 'bar')
      .attr('x', m => x(dateOf(m)) + Math.min(1, wide(m) * .12)).attr('width', m => Math.max(.8, wide(m) * .78))
      .attr('y', m => y(m[2])).attr('height', m => y(0) - y(m[2]));
    picture.append('g').selectAll('rect').data(DATA.months).join('rect').attr('class', 'reach')
      .attr('x', m => x(dateOf(m))).attr('width', wide).attr('y', top).attr('height', height - top - bottom)
      .on('pointermove', (event, m) => hint(event, [month(m), plural(m[2], 'post')])).on('pointerleave', unhint)
      .on('click', (event, m) => showMonth(m));
  });

  lazily(at('months-table'), () => table(at('months-table'), 'Posts of each month that has some.', DATA.months, [
    {title: 'Month', sort: m => String(m[0]).padStart(6, '0') + String(m[1]).padStart(2, '0'), find: month,
      cell: m => h('button', {type: 'button', class: 'link', click: () => showMonth(m)}, month(m))},
    {title: 'Posts', class: 'number', sort: m => m[2], cell: m => count(m[2])}], {order: [[0, 'asc']], page: 12}));

  // The section in view is marked in the navigation.
  const links = new Map([...document.querySelectorAll('.sections a')].map(link => [link.hash.slice(1), link]));
  const seen = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
    links.forEach((link, id) => id === entry.target.id
      ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
    const link = links.get(entry.target.id);
    link.closest('ul').scrollLeft = link.offsetLeft - 24;
  }), {rootMargin: '-15% 0px -80% 0px'});
  document.querySelectorAll('main > section').forEach(section => seen.observe(section));
}
