//! Templates as a clerk, or whoever pushes, may write them.

use crate::fuzz;
use shuangqian::basics::words::Word;
use shuangqian::files::templates::Template;
use shuangqian::files::tree::Tree;
use shuangqian::output::paper::template_faults;

/// What the built-in templates do not use, so that it is tried too.
const LANGUAGE: [&str; 6] = [
    "{% macro part(a, b=1) %}{{ a|default('无') ~ b }}{% endmacro %}{{ part(1) }}{% set x = [1, 2]|map('string')|join('、') %}{{ x }}",
    "{% for a in range(9) recursive %}{% if not loop.first and a is odd %}{{ loop.index }}{% elif a in [1] %}{{ -a ** 2 }}{% else %}{% endif %}{% endfor %}",
    "{% raw %}{{ x }}{% endraw %}{# 说明 #}{% filter upper %}a{% endfilter %}{% with y = {'k': [1][:1]} %}{{ y.k[0] }}{% endwith %}",
    "{% include 'paper.html' %}{% extends 'paper.html' %}{% block a %}{{ super() }}{% endblock %}{% import 'paper.html' as p %}{{ p.a() }}",
    "{{ 1|abs|abs|abs }}{{ 'a' * 9999999999 }}{{ (1 if title else 2)|string|length }}{{ [1]|tojson|safe }}{{ debug() }}{{ namespace(a=1) }}",
    "{{ title|indent(9999999)|replace('a', 'b')|batch(3)|list }}{{ '%s'|format(title) }}{{ range(100000)|list }}",
];

#[test]
fn no_template_panics() {
    let built_in = Template::ALL.iter().map(|template| template.built_in());
    let seeds: Vec<_> = built_in.chain(LANGUAGE).map(|text| text.as_bytes().to_vec()).collect();
    fuzz("templates", &seeds, |bytes, spoiler| {
        let path = spoiler.pick(Template::ALL).path();
        template_faults(&Tree::from_iter([(path, bytes)])).unwrap();
    });
}
