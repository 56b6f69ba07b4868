// Elements, tables, charts and hints that the sections are built from. Texts are put in as text, never as markup.

/** h('p', {class: 'note'}, 'text', node): an element; attributes that are functions become listeners. */
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== false && value !== undefined) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

const at = id => document.getElementById(id);

function segments(title, options, chosen, choose) {
  const buttons = options.map(([value, text]) => h('button', {
    type: 'button', 'aria-pressed': String(value === chosen),
    click: event => {
      buttons.forEach(button => button.setAttribute('aria-pressed', String(button === event.currentTarget)));
      choose(value);
    }}, text));
  return h('div', {class: 'segments', role: 'group', 'aria-label': title}, h('span', {}, title), h('div', {}, ...buttons));
}

/** All types, or one of them. */
const typeSegments = choose =>
  segments('Show', [['', 'All'], ...TYPES.map(type => [type.name, capital(type.many)])], '', choose);

function select(title, groups, chosen, choose) {
  const option = ([value, text]) => h('option', {value, selected: value === chosen}, text);
  return h('label', {class: 'field'}, h('span', {}, title), h('select', {
    change: event => choose(event.target.value)},
    ...groups.map(group => group.label
      ? h('optgroup', {label: group.label}, ...group.options.map(option))
      : option(group))));
}

/** A text field that completes to one of the names given; `choose` is told the name, or '' when it is emptied. */
function picker(id, title, placeholder, names, choose) {
  const known = new Map(names.map(name => [name.toLowerCase(), name]));
  const input = h('input', {type: 'search', list: id + '-names', placeholder, autocomplete: 'off',
    input: () => {
      const text = input.value.trim().toLowerCase();
      if (text === '' || known.has(text)) choose(known.get(text) || '', input);
    }});
  return h('label', {class: 'field'}, h('span', {}, title), input,
    h('datalist', {id: id + '-names'}, ...names.map(name => h('option', {value: name}))));
}

/** DataTables decodes what it searches, so markup in a text must be escaped for it. */
const searchable = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * A table that sorts, searches and turns pages. Columns: {title, sort: row → text or number, cell: row → node or
 * text, class, label}. The first of `order` is a column's number, the second asc or desc.
 */
function table(place, caption, rows, columns, {order = [], page = 20, controls = null, cards = false} = {}) {
  const element = h('table', {class: cards ? 'cards' : ''}, h('caption', {}, caption));
  place.replaceChildren(h('div', {class: 'scroll'}, element));
  const text = value => value === null || value === undefined ? '' : String(value);
  const made = new DataTable(element, {
    data: rows,
    autoWidth: false,
    order,
    pageLength: page,
    lengthChange: false,
    layout: {
      topStart: controls ? () => controls : null, topEnd: rows.length > page || controls ? 'search' : null,
      bottomStart: rows.length > page ? 'info' : null, bottomEnd: rows.length > page ? 'paging' : null},
    language: {
      search: 'Search', searchPlaceholder: '', emptyTable: 'Nothing to show.', zeroRecords: 'Nothing fits the search.',
      info: '_START_ to _END_ of _TOTAL_', infoEmpty: 'None', infoFiltered: '(of _MAX_)'},
    columns: columns.map(column => ({
      title: column.title,
      className: column.class || '',
      orderable: column.sort !== undefined,
      type: column.class && column.class.includes('number') ? 'num' : 'string',
      orderSequence: column.class && column.class.includes('number') ? ['desc', 'asc'] : ['asc', 'desc'],
      data: null,
      createdCell: cell => column.label && cell.setAttribute('data-label', column.label),
      render: (value, kind, row) => {
        if (kind === 'display') {
          const shown = column.cell(row);
          return shown instanceof Node ? shown : h('span', {}, text(shown));
        }
        if (kind === 'filter') return searchable(text(column.find ? column.find(row) : column.sort ? column.sort(row) : ''));
        return column.sort ? column.sort(row) : '';
      }}))});
  place.querySelectorAll('nav').forEach(nav => nav.setAttribute('aria-label', 'Pages of the table: ' + caption));
  return made;
}

/** A small table of figures, whole: header cells, and rows whose first cell heads the row. */
function figuresTable(caption, head, rows) {
  return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption}, h('table', {class: 'figures-table'},
    h('caption', {}, h('span', {class: 'caption'}, caption)),
    h('thead', {}, h('tr', {}, ...head.map((title, i) => h('th', {scope: 'col', class: i ? 'number' : ''}, title)))),
    h('tbody', {}, ...rows.map(([first, ...cells]) => h('tr', {},
      h('th', {scope: 'row'}, first), ...cells.map(cell => h('td', {class: 'number'}, cell)))))));
}

/** Fills an element when its details are opened for the first time. */
function lazily(place, fill) {
  place.closest('details').addEventListener('toggle', () => {
    if (place.childElementCount === 0) fill();
  });
}

/** Takes away what would open a table of nothing. */
const noTable = place => { place.closest('details').hidden = true; };

/** Draws a chart now, and anew when its width changes. */
function chart(place, draw) {
  let drawn = 0;
  const redraw = () => {
    drawn = place.clientWidth;
    if (drawn > 0) {
      place.replaceChildren();
      draw(drawn);
    }
  };
  new ResizeObserver(() => {
    if (place.clientWidth !== drawn) redraw();
  }).observe(place);
  redraw();
  return redraw;
}

function svg(place, width, height, title) {
  return d3.select(place).append('svg').attr('viewBox', [0, 0, width, height]).attr('role', 'img')
    .attr('aria-label', title);
}

/** A hint beside the pointer: lines, the first of them strong. */
function hint(event, lines) {
  const tip = at('tip');
  tip.replaceChildren(h('strong', {}, lines[0]), ...lines.slice(1).map(line => h('span', {}, line, h('br'))));
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  const left = event.clientX + 16 + box.width > innerWidth ? event.clientX - box.width - 12 : event.clientX + 16;
  tip.style.left = Math.max(8, left) + 'px';
  tip.style.top = Math.max(8, Math.min(innerHeight - box.height - 8, event.clientY - box.height / 2)) + 'px';
}

const unhint = () => { at('tip').hidden = true; };

/** Posts of each year as little bars; the tables beside it say the same in words. */
function spark(years, measure) {
  const width = 100;
  const height = 22;
  const x = d3.scaleBand(CHART_YEARS, [0, width]).paddingInner(.25);
  const most = d3.max(years.values(), measure) || 1;
  const picture = d3.create('svg').attr('viewBox', [0, 0, width, height]).attr('class', 'spark')
    .attr('preserveAspectRatio', 'none').attr('aria-hidden', 'true');
  for (const [year, value] of years) {
    const tall = Math.max(1.5, measure(value) / most * height);
    picture.append('rect').attr('x', x(year)).attr('y', height - tall).attr('width', x.bandwidth()).attr('height', tall);
  }
  return picture.node();
}
