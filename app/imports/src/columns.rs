//! The second step: what each column is, and what to do with records that exist.

use domain::imports::{Description, Policy, Program, ReadAs, SheetKind, Target};
use leptos::prelude::*;

use crate::choices::Choices;
use crate::mapping::{self, Used};
use crate::reading::ReadingFields;
use crate::recognised::{RecognisedBy, Replaced};
use crate::wording;
use engines::importing::{ImportWord, Importing};
use kit::ui::{Alert, AlertKind, Button, ButtonKind, ChoiceLayout, RadioGroup, SelectField};
use kit::words::{td_string, words};

/// Chooses.
#[component]
pub fn ColumnsStep(
    /// What is brought in.
    of: &'static Importing,
    /// The file.
    description: Description,
    /// What is chosen.
    choices: Choices,
    /// Runs when another program is named.
    on_program: Callback<Program>,
    /// Runs when the file is to be read in another way.
    on_read: Callback<ReadAs>,
    /// Runs when a column is to have a field made for it.
    on_field: Callback<usize>,
    /// Runs when it is all said.
    on_next: Callback<()>,
) -> impl IntoView {
    let l = words();
    let table = matches!(description.kind, SheetKind::Table | SheetKind::Workbook);
    let programs = of.columns.programs.iter().map(|program| {
        let name = program.name().map_or_else(|| td_string!(l, imports.program_other).to_string(), str::to_owned);
        (key(*program), name)
    });
    let programs: Vec<_> = programs.collect();
    // Between our own files and all others, their columns tell.
    let is_asked = table && programs.len() > 2;
    let policies = [
        (Policy::Skip, td_string!(l, imports.policy_skip)),
        (Policy::Update, td_string!(l, imports.policy_update)),
        (Policy::Create, (of.word)(l, ImportWord::SecondOne)),
    ];
    let policies = policies.map(|(policy, name)| (policy.as_str().to_owned(), name.to_string())).to_vec();
    let any = Memo::new(move |_| choices.mapping.with(|mapping| mapping.iter().any(|target| !target.is_ignored())));
    let twice = Memo::new(move |_| choices.mapping.with(|mapping| repeated(of, mapping)));
    let named = StoredValue::new(description.named.clone());
    let summary = wording::summary(l, &description);
    view! {
        <div class="stack">
            <p class="soft">{summary}</p>
            <ReadingFields description=description.clone() on_read/>
            {description.remembered.then(|| view! { <Alert kind=AlertKind::Info>{td_string!(l, imports.remembered)}</Alert> })}
            {is_asked.then(|| view! {
                <SelectField
                    name="program"
                    label=td_string!(l, imports.program)
                    hint=td_string!(l, imports.program_hint)
                    options=programs.clone()
                    value=key(description.program)
                    on_change=Callback::new(move |chosen: String| {
                        if let Some(program) = Program::ALL.iter().copied().find(|program| key(*program) == chosen) {
                            on_program.run(program);
                        }
                    })
                />
            })}
            <div class="card">
                <table class="mapping">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(l, imports.their_column)}</th>
                            <th scope="col">{td_string!(l, imports.sample)}</th>
                            <td class="arrow"></td>
                            <th scope="col">{(of.word)(l, ImportWord::OurField)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {mapping::lines(l, of, &description, choices, on_field)}
                    </tbody>
                </table>
            </div>
            <Used description=description.clone() choices/>
            {move || twice.get().map(|target| view! {
                <Alert kind=AlertKind::Warn live=true>
                    {td_string!(l, imports.twice, field = named.with_value(|named| wording::target(l, of, &target, named))).to_string()}
                </Alert>
            })}
            <RecognisedBy of header=description.header.clone() choices/>
            <RadioGroup
                name="policy"
                label=(of.word)(l, ImportWord::Duplicates)
                hint=(of.word)(l, ImportWord::DuplicatesHint)
                options=policies
                value=choices.policy.get_untracked().as_str()
                layout=ChoiceLayout::Column
                on_change=Callback::new(move |chosen: String| {
                    if let Ok(policy) = Policy::parse(&chosen) {
                        choices.policy.set(policy);
                    }
                })
            />
            <Replaced of named=description.named.clone() choices/>
            <div class="row">
                <Button
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || !any.get() || twice.get().is_some())
                    on_press=move |()| on_next.run(())
                >
                    {td_string!(l, imports.to_preview)}
                </Button>
                <a class="button quiet" href=of.path()>{td_string!(l, imports.other_file)}</a>
            </div>
        </div>
    }
}

/// A field that two columns would fill where one has room: the other would be lost in silence.
fn repeated(of: &Importing, mapping: &[Target]) -> Option<Target> {
    let chosen = |target: &Target| !target.is_ignored() && !of.columns.takes_several(target.path());
    mapping
        .iter()
        .enumerate()
        .find(|(at, target)| chosen(target) && mapping[..*at].contains(target))
        .map(|(_, target)| target.clone())
}

/// A program's name in the form.
fn key(program: Program) -> String {
    serde_json::to_value(program).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
