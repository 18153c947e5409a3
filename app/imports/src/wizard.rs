//! Columns, preview, import: the steps of a file that is here. What was chosen is kept on the way back.

use domain::ids::ImportId;
use domain::imports::{Description, Handling, Policy, Preview, Program, Progress, ReadAs, SentHandling, Target};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{describe_import, import_status, make_field, preview_import, run_import};
use crate::begun::Begun;
use crate::choices::Choices;
use crate::columns::ColumnsStep;
use crate::preview::PreviewStep;
use crate::steps::{Step, Steps};
use crate::wording;
use engines::importing::Importing;
use kit::error::AppError;
use kit::ui::{Alert, AlertKind};
use kit::words::words;

/// What the second to fourth steps show.
#[derive(Clone)]
enum Showing {
    Columns,
    Preview,
    Begun(Progress),
}

/// How far one is, and what is known and chosen by then.
#[derive(Clone, Copy)]
struct Way {
    id: ImportId,
    choices: Choices,
    described: RwSignal<Description>,
    previewed: RwSignal<Preview>,
    showing: RwSignal<Showing>,
    failed: RwSignal<Option<AppError>>,
    busy: RwSignal<bool>,
    step: RwSignal<Step>,
    /// Counts the looks at what would happen: of answers that follow each other quickly, the last one's counts.
    looks: StoredValue<u32>,
}

impl Way {
    fn new(description: Description, step: RwSignal<Step>) -> Self {
        let choices = Choices {
            mapping: RwSignal::new(description.mapping.clone()),
            policy: RwSignal::new(Policy::default()),
            handling: RwSignal::new(Handling::default()),
        };
        step.set(Step::Columns);
        Self {
            id: description.id,
            choices,
            described: RwSignal::new(description),
            previewed: RwSignal::new(Preview::default()),
            showing: RwSignal::new(Showing::Columns),
            failed: RwSignal::new(None),
            busy: RwSignal::new(false),
            step,
            looks: StoredValue::new(0),
        }
    }

    fn show(self, now: Showing) {
        self.step.set(match now {
            Showing::Columns => Step::Columns,
            Showing::Preview => Step::Preview,
            Showing::Begun(_) => Step::Import,
        });
        self.failed.set(None);
        self.showing.set(now);
    }

    fn read_as(self) -> ReadAs {
        self.described.with_untracked(Description::read_as)
    }

    fn chosen(self) -> (Vec<Target>, Policy, Option<ReadAs>, Option<SentHandling>) {
        let Choices { mapping, policy, handling } = self.choices;
        let handling = SentHandling::from(handling.get_untracked());
        (mapping.get_untracked(), policy.get_untracked(), Some(self.read_as()), Some(handling))
    }

    fn describe(self, program: Option<Program>, read_as: ReadAs) {
        self.busy.set(true);
        spawn_local(async move {
            match describe_import(self.id, program, Some(read_as)).await {
                Ok(found) => {
                    self.failed.set(None);
                    self.choices.mapping.set(found.mapping.clone());
                    // What was said of rows was said of others.
                    self.choices.handling.update(|handling| {
                        handling.rows.clear();
                        handling.cells.clear();
                    });
                    self.described.set(found);
                }
                Err(error) => {
                    self.failed.set(Some(error));
                    // What cannot be read so is shown as it was.
                    self.described.update(|_| ());
                }
            }
            self.busy.set(false);
        });
    }

    /// Has a field made of what a column is called, for its values to go to.
    fn make_field(self, column: usize) {
        let label = self.described.with_untracked(|found| found.header.get(column).cloned()).unwrap_or_default();
        self.busy.set(true);
        spawn_local(async move {
            match make_field(self.id, label.into()).await {
                Ok((target, label)) => {
                    self.failed.set(None);
                    self.choices.mapping.update(|mapping| {
                        if let Some(place) = mapping.get_mut(column) {
                            place.clone_from(&target);
                        }
                    });
                    self.described.update(|found| found.named.push((target, label)));
                }
                Err(error) => {
                    self.failed.set(Some(error));
                    // The list of fields shows what was chosen before.
                    self.described.update(|_| ());
                }
            }
            self.busy.set(false);
        });
    }

    /// Looks at what would happen, and goes there from the columns.
    fn look(self) {
        self.busy.set(true);
        self.looks.update_value(|looks| *looks += 1);
        let mine = self.looks.get_value();
        spawn_local(async move {
            let (mapping, policy, read_as, handling) = self.chosen();
            let found = preview_import(self.id, mapping.into(), policy, read_as, handling).await;
            if self.looks.try_get_value() != Some(mine) {
                return;
            }
            match found {
                Ok(preview) => {
                    self.previewed.set(preview);
                    if self.showing.with_untracked(|showing| matches!(showing, Showing::Columns)) {
                        self.show(Showing::Preview);
                    } else {
                        self.failed.set(None);
                    }
                }
                Err(error) => self.failed.set(Some(error)),
            }
            self.busy.set(false);
        });
    }

    fn bring_in(self) {
        self.busy.set(true);
        spawn_local(async move {
            let (mapping, policy, read_as, handling) = self.chosen();
            let begun = async {
                run_import(self.id, mapping.into(), policy, read_as, handling).await?;
                import_status(self.id).await
            };
            match begun.await {
                Ok(report) => self.show(Showing::Begun(report)),
                Err(error) => self.failed.set(Some(error)),
            }
            self.busy.set(false);
        });
    }
}

/// See the module.
#[component]
pub fn Wizard(
    /// What is brought in.
    of: &'static Importing,
    /// The file.
    description: Description,
    /// Where one is.
    step: RwSignal<Step>,
) -> impl IntoView {
    let l = words();
    let way = Way::new(description, step);
    let Way { choices, described, previewed, showing, failed, busy, .. } = way;
    let on_program = Callback::new(move |program: Program| way.describe(Some(program), way.read_as()));
    let on_read = Callback::new(move |read_as: ReadAs| way.describe(None, read_as));
    let on_field = Callback::new(move |column: usize| way.make_field(column));
    let look = Callback::new(move |()| way.look());
    view! {
        <Steps now=step/>
        {move || failed.get().map(|error| view! { <Alert kind=AlertKind::Bad live=true>{wording::failure(l, of, &error)}</Alert> })}
        <div aria-busy=move || busy.get().then_some("true")>
            {move || match showing.get() {
                Showing::Columns => view! {
                    <ColumnsStep of description=described.get() choices on_program on_read on_field on_next=look/>
                }
                .into_any(),
                Showing::Preview => view! {
                    <PreviewStep
                        of
                        description=described.get_untracked()
                        choices
                        preview=previewed
                        busy
                        on_answer=look
                        on_back=Callback::new(move |()| way.show(Showing::Columns))
                        on_import=Callback::new(move |()| way.bring_in())
                    />
                }
                .into_any(),
                Showing::Begun(report) => view! { <Begun of report/> }.into_any(),
            }}
        </div>
    }
}
