// Filters the findings, and shows a place on its page. Without this script the page is whole: every
// finding links to its page, and the marks are drawn.
(() => {
    'use strict';
    const form = document.querySelector('form.filter');
    const findings = [...document.querySelectorAll('article.finding')];
    const viewer = document.getElementById('viewer');
    const count = document.getElementById('count');
    document.documentElement.classList.add('scripted');

    // Every field says what it wants; an empty one wants everything.
    const applies = (finding, wanted) =>
        wanted.severities.has(finding.dataset.severity) &&
        (wanted.waived || !finding.matches('.waived')) &&
        ['category', 'department', 'item'].every(
            (field) => !wanted[field] || (finding.dataset[field] || 'none') === wanted[field]) &&
        (!wanted.words || finding.textContent.toLowerCase().includes(wanted.words));

    const filter = () => {
        const data = new FormData(form);
        const wanted = {
            severities: new Set(data.getAll('severity')),
            waived: data.has('waived'),
            category: data.get('category'),
            department: data.get('department'),
            item: data.get('item'),
            words: (data.get('words') || '').trim().toLowerCase(),
        };
        let shown = 0;
        for (const finding of findings) {
            finding.hidden = !applies(finding, wanted);
            shown += finding.hidden ? 0 : 1;
        }
        count.textContent = count.dataset.pattern.replace('{n}', shown).replace('{all}', findings.length);
    };

    // The page comes with the gravest first; their ids go by page.
    const order = () => {
        const byPage = form.elements.order.value === 'page';
        const number = (finding) => Number(finding.id.slice('finding-'.length));
        const sorted = byPage ? [...findings].sort((a, b) => number(a) - number(b)) : findings;
        document.getElementById('findings').append(...sorted);
    };

    const unmark = () => {
        for (const marked of document.querySelectorAll('.current')) {
            marked.classList.remove('current');
        }
        document.querySelector('svg .drawn')?.remove();
    };

    // Where no finding has drawn a mark: a place of an item that is being proof-read.
    const draw = (page, box) => {
        const [x, y, width, height] = box.split(' ');
        if (!(width > 0 && height > 0)) {
            return null;
        }
        const mark = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        mark.setAttribute('class', 'mark drawn current');
        Object.entries({ x, y, width, height }).forEach(([name, value]) => mark.setAttribute(name, value));
        page.querySelector('svg').append(mark);
        return mark;
    };

    const reveal = (page, target) => {
        viewer.classList.add('open');
        // The page first, so that a page not yet laid out gets its height; then the place itself. Only
        // the viewer scrolls: what is being read stays where it is.
        const bring = (element) => {
            const frame = viewer.getBoundingClientRect();
            const place = element.getBoundingClientRect();
            viewer.scrollTop += place.top - frame.top - Math.max(40, (frame.height - place.height) / 2);
            viewer.scrollLeft += place.left - frame.left - Math.max(0, (frame.width - place.width) / 2);
        };
        bring(page);
        requestAnimationFrame(() => bring(target || page));
    };

    const show = (finding) => {
        unmark();
        finding.classList.add('current');
        const page = document.getElementById(`page-${finding.dataset.page}`);
        if (!page) {
            return;
        }
        const marks = document.querySelectorAll(`[data-finding~="${finding.id}"]`);
        marks.forEach((mark) => mark.classList.add('current'));
        reveal(page, page.querySelector('.mark.current'));
    };

    const step = (by) => {
        const shown = [...document.querySelectorAll('article.finding:not([hidden])')];
        const at = shown.findIndex((finding) => finding.matches('.current'));
        const next = shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
        if (next) {
            show(next);
            next.scrollIntoView({ block: 'nearest' });
        }
    };

    const open = (id) => {
        const item = document.getElementById(id);
        if (item?.matches('details')) {
            item.open = true;
        }
    };

    document.addEventListener('click', (event) => {
        const link = event.target.closest('a.look');
        const finding = event.target.closest('article.finding');
        const toItem = event.target.closest('a.to-item');
        const pick = event.target.closest('a.pick');
        if (toItem) {
            open(toItem.getAttribute('href').slice(1));
        } else if (pick) {
            form.reset();
            form.elements[pick.dataset.filter].value = pick.dataset.value || 'none';
            filter();
        } else if (link && viewer) {
            event.preventDefault();
        }
        if (finding && viewer && !toItem && !String(window.getSelection())) {
            show(finding);
        } else if (link && viewer) {
            unmark();
            const page = document.querySelector(link.getAttribute('href'));
            reveal(page, draw(page, link.dataset.box));
        }
    });
    viewer?.addEventListener('click', (event) => {
        const zoom = event.target.closest('[data-zoom]');
        const steps = event.target.closest('[data-step]');
        const mark = event.target.closest('.mark[data-finding]');
        if (zoom) {
            const now = Number(viewer.style.getPropertyValue('--zoom') || 1);
            const next = Math.min(3, Math.max(0.5, now + 0.25 * Number(zoom.dataset.zoom)));
            viewer.style.setProperty('--zoom', next);
        } else if (steps) {
            step(Number(steps.dataset.step));
        } else if (mark) {
            const ids = mark.dataset.finding.split(' ');
            const at = ids.findIndex((id) => document.getElementById(id).matches('.current'));
            const finding = document.getElementById(ids[(at + 1) % ids.length]);
            finding.hidden = false;
            show(finding);
            finding.scrollIntoView({ block: 'nearest' });
        } else if (event.target.closest('.close')) {
            viewer.classList.remove('open');
        }
    });
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            viewer?.classList.remove('open');
        }
    });
    if (form) {
        form.addEventListener('input', (event) => (event.target.name === 'order' ? order() : filter()));
        form.addEventListener('reset', () => setTimeout(() => { filter(); order(); }));
        form.addEventListener('submit', (event) => event.preventDefault());
        filter();
    }
    // From the workbook: a finding, with its place.
    const named = document.getElementById(location.hash.slice(1));
    if (named?.matches('article.finding')) {
        show(named);
    } else if (named) {
        open(named.id);
    }
})();
