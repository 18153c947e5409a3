//! The second step: what each column is, and what to do with clients that exist.

use domain::imports::{Description, Policy, Program, SheetKind, Target, columns};
use leptos::prelude::*;

use crate::wording;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, ChoiceLayout, Glyph, Icon, RadioGroup, SelectField};
use kit::words::{Locale, td_string, words};

/// What was chosen in the second step; kept while one looks at the preview and comes back.
#[derive(Clone, Copy)]
pub struct Choices {
    /// One target a column.
    pub mapping: RwSignal<Vec<Target>>,
    /// What to do with clients that exist.
    pub policy: RwSignal<Policy>,
}

/// Chooses.
#[component]
pub fn ColumnsStep(
    /// The file.
    description: Description,
    /// What is chosen.
    choices: Choices,
    /// Runs when another program is named.
    on_program: Callback<Program>,
    /// Runs when it is all said.
    on_next: Callback<()>,
) -> impl IntoView {
    let l = words();
    let table = description.kind == SheetKind::Table;
    let programs = Program::ALL.map(|program| {
        let name = program.name().map_or_else(|| td_string!(l, imports.program_other).to_string(), str::to_owned);
        (key(program), name)
    });
    let policies = [
        (Policy::Skip, td_string!(l, imports.policy_skip)),
        (Policy::Update, td_string!(l, imports.policy_update)),
        (Policy::Create, td_string!(l, imports.policy_create)),
    ];
    let policies = policies.map(|(policy, name)| (policy.as_str().to_owned(), name.to_string())).to_vec();
    let any =
        Memo::new(move |_| choices.mapping.with(|mapping| mapping.iter().any(|target| *target != Target::Ignored)));
    let twice = Memo::new(move |_| choices.mapping.with(|mapping| repeated(mapping)));
    let custom = StoredValue::new(description.custom.clone());
    let summary = td_string!(
        l,
        imports.file_is,
        file = description.file.clone(),
        encoding = wording::encoding(description.encoding).to_owned()
    )
    .to_string();
    view! {
        <div class="stack">
            <p class="soft">{summary}</p>
            {description.remembered.then(|| view! { <Alert kind=AlertKind::Info>{td_string!(l, imports.remembered)}</Alert> })}
            {table.then(|| view! {
                <SelectField
                    name="program"
                    label=td_string!(l, imports.program)
                    hint=td_string!(l, imports.program_hint)
                    options=programs.to_vec()
                    value=key(description.program)
                    on_change=Callback::new(move |chosen: String| {
                        if let Some(program) = Program::ALL.into_iter().find(|program| key(*program) == chosen) {
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
                            <th scope="col">{td_string!(l, imports.our_field)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {lines(l, &description, choices)}
                    </tbody>
                </table>
            </div>
            {move || twice.get().map(|target| view! {
                <Alert kind=AlertKind::Warn live=true>
                    {td_string!(l, imports.twice, field = custom.with_value(|custom| wording::target(l, target, custom))).to_string()}
                </Alert>
            })}
            <RadioGroup
                name="policy"
                label=td_string!(l, imports.duplicates)
                hint=td_string!(l, imports.duplicates_hint)
                options=policies
                value=choices.policy.get_untracked().as_str()
                layout=ChoiceLayout::Column
                on_change=Callback::new(move |chosen: String| {
                    if let Ok(policy) = Policy::parse(&chosen) {
                        choices.policy.set(policy);
                    }
                })
            />
            <div class="row">
                <Button
                    kind=ButtonKind::Primary
                    disabled=Signal::derive(move || !any.get() || twice.get().is_some())
                    on_press=move |()| on_next.run(())
                >
                    {td_string!(l, imports.to_preview)}
                </Button>
                <a class="button quiet" href="/clients/import">{td_string!(l, imports.other_file)}</a>
            </div>
        </div>
    }
}

/// A line a column.
fn lines(l: Locale, description: &Description, choices: Choices) -> Vec<AnyView> {
    let cards = description.kind == SheetKind::Cards;
    let mapping = choices.mapping.get_untracked();
    let line = |(column, name): (usize, &String)| {
        let chosen = mapping.get(column).copied().unwrap_or_default();
        let name = if cards { wording::target(l, chosen, &description.custom) } else { name.clone() };
        let name = if name.trim().is_empty() {
            td_string!(l, imports.unnamed, number = (column + 1).to_string()).to_string()
        } else {
            name
        };
        let sample = description.samples.get(column).map(|samples| samples.join(" · ")).unwrap_or_default();
        let label = td_string!(l, imports.field_of, column = name.clone()).to_string();
        let choose = move |path: String| {
            if let Some(target) = Target::from_path(&path) {
                choices.mapping.update(|mapping| mapping.get_mut(column).into_iter().for_each(|place| *place = target));
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="sample" title=sample.clone()>{sample.clone()}</td>
                <td class="arrow" aria-hidden="true"><Icon glyph=Glyph::ChevronRight/></td>
                <td>
                    <span class="select">
                        <select class="input" name=format!("column-{column}") aria-label=label on:change:target=move |event| choose(event.target().value())>
                            <option value="" selected=chosen == Target::Ignored>{td_string!(l, imports.ignored)}</option>
                            {groups(l, chosen, &description.custom)}
                        </select>
                        <Icon glyph=Glyph::ChevronDown/>
                    </span>
                </td>
            </tr>
        }
        .into_any()
    };
    // A card has every field there is; those that none of them uses are not worth a line.
    let shown = |column: usize| !cards || description.samples.get(column).is_some_and(|samples| !samples.is_empty());
    description.header.iter().enumerate().filter(|(column, _)| shown(*column)).map(line).collect()
}

/// What can be chosen, in groups.
fn groups(l: Locale, chosen: Target, custom: &[(domain::ids::CustomFieldId, String)]) -> Vec<AnyView> {
    let all = columns::choices();
    let of = |wanted: fn(&Target) -> bool| all.iter().copied().filter(wanted).collect::<Vec<_>>();
    let groups = [
        (td_string!(l, imports.group_client), of(|target| !target.is_contact() && !target.is_address())),
        (td_string!(l, imports.group_contact), of(Target::is_contact)),
        (td_string!(l, imports.group_address), of(Target::is_address)),
        (td_string!(l, imports.group_custom), custom.iter().map(|(id, _)| Target::Custom(*id)).collect()),
    ];
    let option = |target: Target| {
        view! {
            <option value=target.to_string() selected=target == chosen>{wording::target(l, target, custom)}</option>
        }
    };
    let group = |(name, targets): (&'static str, Vec<Target>)| {
        view! { <optgroup label=name>{targets.into_iter().map(option).collect_view()}</optgroup> }.into_any()
    };
    groups.into_iter().filter(|(_, targets)| !targets.is_empty()).map(group).collect()
}

/// A field that two columns would fill: one of them would be lost in silence.
fn repeated(mapping: &[Target]) -> Option<Target> {
    let chosen = |target: &Target| *target != Target::Ignored;
    mapping
        .iter()
        .enumerate()
        .find(|(at, target)| chosen(target) && mapping[..*at].contains(target))
        .map(|(_, target)| *target)
}

/// A program's name in the form.
fn key(program: Program) -> String {
    serde_json::to_value(program).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
