//! The papers of all documents that are ticked: made first, so that one sees how far it is, then saved as an archive or as one PDF.

use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{html, prelude::*};
use uuid::Uuid;

use super::{prepare, save, saved};
use engines::listing::Selection;
use kit::company;
use kit::ui::{Button, Glyph, ToastStack, use_toasts};
use kit::words::{integer, td_string, words};

/// The most documents at once, as the server has it.
const MOST: usize = 1_000;
/// The frame out of sight that the file comes through: the page stays where it is, whatever is answered.
const FRAME: &str = "papers-saved";

/// How papers come together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Together {
    /// Each as a file of its own, in an archive.
    Apart,
    /// One after the other, in the order of the list, as one PDF.
    Bound,
}

impl Together {
    const fn address(self) -> &'static str {
        match self {
            Self::Apart => "/files/documents.zip",
            Self::Bound => "/files/documents.pdf",
        }
    }
}

/// See the module.
#[derive(Clone, Copy)]
pub struct ManyPapers {
    subject: Subject,
    selection: Selection,
    toasts: ToastStack,
    /// How many papers are made, of how many, while they are.
    making: RwSignal<Option<(usize, usize)>>,
    /// Whether anything was asked for: only then are there a form and a frame.
    is_asked: RwSignal<bool>,
    is_sent: StoredValue<bool>,
    form: NodeRef<html::Form>,
    ids: NodeRef<html::Input>,
    order: NodeRef<html::Input>,
}

impl ManyPapers {
    /// Of a list.
    pub fn new(subject: Subject, selection: Selection) -> Self {
        Self {
            subject,
            selection,
            toasts: use_toasts(),
            making: RwSignal::new(None),
            is_asked: RwSignal::new(false),
            is_sent: StoredValue::new(false),
            form: NodeRef::new(),
            ids: NodeRef::new(),
            order: NodeRef::new(),
        }
    }

    /// « Télécharger les PDF » and « Télécharger en un seul PDF », and how far that is.
    pub fn buttons(self) -> AnyView {
        let l = words();
        let told = move || {
            let (done, count) = self.making.get()?;
            let [done, count] = [done, count].map(|number| integer(number as u64));
            let said = td_string!(l, papers.preparing, done = done, count = count).to_string();
            Some(view! { <span class="bulk-count" role="status">{said}</span> })
        };
        let is_busy = Signal::derive(move || self.making.get().is_some());
        let bound = move || {
            (self.selection.count() > 1).then(|| {
                view! {
                    <Button icon=Glyph::File busy=is_busy on_press=move |()| self.save(Together::Bound)>
                        {td_string!(l, papers.download_bound)}
                    </Button>
                }
            })
        };
        view! {
            <Button icon=Glyph::Download busy=is_busy on_press=move |()| self.save(Together::Apart)>
                {td_string!(l, papers.download_all)}
            </Button>
            {bound}
            {told}
        }
        .into_any()
    }

    /// What the file is asked for by, which outlives the bar: a form, since no address holds a thousand documents on every way.
    pub fn place(self) -> AnyView {
        let l = words();
        let sent = move || {
            self.is_asked.get().then(|| {
                view! {
                    <form node_ref=self.form class="print-frame" method="post" target=FRAME aria-hidden="true">
                        <input type="hidden" name="list" value=self.subject.as_str()/>
                        <input node_ref=self.ids type="hidden" name="ids"/>
                        <input node_ref=self.order type="hidden" name="order"/>
                    </form>
                    <iframe
                        class="print-frame"
                        name=FRAME
                        title=td_string!(l, papers.download_all)
                        tabindex="-1"
                        on:load=move |_| self.came()
                    ></iframe>
                }
            })
        };
        sent.into_any()
    }

    /// Each is made first; then they come as one file, or a single one as it is.
    fn save(self, together: Together) {
        if self.making.with_untracked(Option::is_some) {
            return;
        }
        let l = words();
        let ids: Vec<Uuid> = untrack(|| self.selection.targets()).into_iter().map(|target| target.id).collect();
        let count = ids.len();
        if count > MOST {
            return self.toasts.bad(td_string!(l, papers.too_many, max = integer(MOST as u64)).to_string());
        }
        self.making.set(Some((0, count)));
        self.is_asked.set(true);
        spawn_local(async move {
            let told = move |done| {
                self.making.try_set(Some((done, count)));
            };
            let made = prepare(&ids, told).await;
            self.making.try_set(None);
            if made.is_err() {
                return self.toasts.bad(td_string!(l, papers.not_all));
            }
            if let [id] = ids.as_slice() {
                return save(&saved(*id));
            }
            request_animation_frame(move || self.send(together, &ids));
            self.toasts.good(match together {
                Together::Apart => td_string!(l, papers.archive_comes),
                Together::Bound => td_string!(l, papers.bound_comes),
            });
        });
    }

    /// Asks for the file, in the order of the list that the page shows.
    fn send(self, together: Together, ids: &[Uuid]) {
        // The page may have been left meanwhile.
        let input = |node: NodeRef<html::Input>| node.try_get_untracked().flatten();
        let form = self.form.try_get_untracked().flatten();
        let (Some(form), Some(named), Some(order)) = (form, input(self.ids), input(self.order)) else { return };
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        named.set_value(&ids.join(","));
        order.set_value(&window().location().search().unwrap_or_default());
        form.set_action(&company::named_in(together.address()));
        self.is_sent.set_value(true);
        // Refused for a form that is not in the page.
        drop(form.submit());
    }

    /// The frame has something to show: a file is saved, and what is shown is why there is none.
    fn came(self) {
        if self.is_sent.get_value() {
            self.toasts.bad(td_string!(words(), papers.not_all));
        }
    }
}
