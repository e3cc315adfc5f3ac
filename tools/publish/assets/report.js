// Filters the findings, and shows a finding's cell on its page. Without this script the page is whole:
// every finding links to its page, and the marks are drawn.
(() => {
    'use strict';
    const form = document.querySelector('form.filter');
    const findings = [...document.querySelectorAll('article.finding')];
    const viewer = document.getElementById('viewer');
    const count = document.getElementById('count');
    document.documentElement.classList.add('scripted');

    const applies = (finding, wanted) =>
        wanted.severities.has(finding.dataset.severity) &&
        (!wanted.category || finding.dataset.category === wanted.category) &&
        (!wanted.department || finding.dataset.department === wanted.department) &&
        (!wanted.words || finding.textContent.toLowerCase().includes(wanted.words));

    const filter = () => {
        const data = new FormData(form);
        const wanted = {
            severities: new Set(data.getAll('severity')),
            category: data.get('category'),
            department: data.get('department'),
            words: (data.get('words') || '').trim().toLowerCase(),
        };
        let shown = 0;
        for (const finding of findings) {
            finding.hidden = !applies(finding, wanted);
            shown += finding.hidden ? 0 : 1;
        }
        count.textContent = count.dataset.pattern.replace('{n}', shown).replace('{all}', findings.length);
    };

    const unmark = () => {
        for (const marked of document.querySelectorAll('.current')) {
            marked.classList.remove('current');
        }
    };

    const show = (finding) => {
        unmark();
        finding.classList.add('current');
        const page = document.getElementById(`page-${finding.dataset.page}`);
        if (!page) {
            return;
        }
        viewer.classList.add('open');
        const marks = page.querySelectorAll(`[data-finding="${finding.id}"]`);
        marks.forEach((mark) => mark.classList.add('current'));
        // The page first, so that a page not yet laid out gets its height; then the cell itself.
        page.scrollIntoView({ block: 'nearest' });
        const target = marks[0] || page;
        requestAnimationFrame(() => target.scrollIntoView({ block: 'center', inline: 'nearest' }));
    };

    for (const finding of findings) {
        const link = finding.querySelector('a.look');
        if (link) {
            link.addEventListener('click', (event) => {
                event.preventDefault();
                show(finding);
            });
        }
    }
    for (const mark of document.querySelectorAll('svg .mark')) {
        mark.addEventListener('click', () => {
            const finding = document.getElementById(mark.dataset.finding);
            if (finding) {
                show(finding);
                finding.scrollIntoView({ block: 'nearest' });
            }
        });
    }
    document.querySelector('.close').addEventListener('click', () => viewer.classList.remove('open'));
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            viewer.classList.remove('open');
        }
    });
    form.addEventListener('input', filter);
    form.addEventListener('submit', (event) => event.preventDefault());
    filter();
})();
