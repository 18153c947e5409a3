//! What the document that is typed looks like on paper, beside the editor. A pause in the typing sends the form as it stands into a frame;
//! nothing of it is kept. On a phone, whose browsers show no papers in frames, it opens as a page of its own.

use domain::billing::kind::DocumentKind;
use domain::documents::DocumentForm;
use leptos::{html, prelude::*};

use super::state::FormState;
use kit::company;
use kit::debounce::Debounce;
use kit::ui::{Button, Glyph, IconButton, anew};
use kit::words::{td_string, words};

/// How long after the last key the paper is made anew.
const PAUSE_MS: u32 = 700;
/// The frame's name, which the form is sent to.
const FRAME: &str = "paper-preview";
/// A page of its own.
const BESIDE: &str = "_blank";
/// Below so many pixels, a page has no room for a paper beside it (48rem).
const NARROW: f64 = 768.0;

/// See the module.
#[derive(Clone, Copy)]
pub struct Preview {
    state: FormState,
    /// Whether it is shown.
    pub open: RwSignal<bool>,
    /// Whether what is typed is not complete yet.
    waits: RwSignal<bool>,
    times: RwSignal<u32>,
    pause: Debounce,
    form: NodeRef<html::Form>,
    typed: NodeRef<html::Input>,
}

impl Preview {
    /// Of an editor. It is not shown until somebody asks.
    pub fn new(state: FormState) -> Self {
        let preview = Self {
            state,
            open: RwSignal::new(false),
            waits: RwSignal::new(false),
            times: RwSignal::new(0),
            pause: Debounce::new(PAUSE_MS),
            form: NodeRef::new(),
            typed: NodeRef::new(),
        };
        // What changes without an event of an input: rows, what was picked, another draft.
        Effect::new(move || {
            state.touched.track();
            state.drawn.track();
            state.ruling().ruled.track();
            preview.typed();
        });
        preview
    }

    /// Something was typed.
    pub fn typed(self) {
        if self.open.get_untracked() {
            self.pause.run(move || self.renew());
        }
    }

    /// Shows it, or no longer.
    fn toggle(self) {
        if is_narrow() {
            if self.fill() {
                self.send(BESIDE);
            }
            return;
        }
        let open = !self.open.get_untracked();
        self.open.set(open);
        if open {
            self.renew();
        }
    }

    /// Makes the paper anew, in a frame of its own: one that is sent to again would be a step of its own on the way back.
    fn renew(self) {
        if !self.open.get_untracked() || !self.fill() {
            return;
        }
        self.times.update(|times| *times += 1);
        request_animation_frame(move || self.send(FRAME));
    }

    /// Puts what is typed into what is sent, unless something is missing or wrong.
    fn fill(self) -> bool {
        let form = self.state.form();
        let sent = form.sent().map(|(text, _)| text).filter(|text| form.of().check_all(text).is_ok());
        let written = sent.and_then(|text| serde_json::to_string(&DocumentForm::from(text)).ok());
        self.waits.set(written.is_none());
        let (Some(written), Some(typed)) = (written, self.typed.get_untracked()) else { return false };
        typed.set_value(&written);
        true
    }

    fn send(self, target: &str) {
        // The page may have been left meanwhile.
        let Some(form) = self.form.try_get_untracked().flatten() else { return };
        form.set_target(target);
        // Refused for a form that is not in the page.
        drop(form.submit());
    }

    /// « Aperçu »: the button that shows it.
    pub fn button(self) -> impl IntoView {
        let l = words();
        let pressed = move || if self.open.get() { "true" } else { "false" };
        let missing = move || {
            let is_told = self.waits.get() && !self.open.get();
            let said = td_string!(l, papers.preview_waits);
            is_told.then(|| view! { <span class="muted" role="status">{said}</span> })
        };
        view! {
            <div class="editor-tools">
                {missing}
                <Button icon=Glyph::Eye attr:aria-pressed=pressed on_press=move |()| self.toggle()>
                    {td_string!(l, papers.preview)}
                </Button>
            </div>
        }
    }

    /// The paper, and what is sent for it.
    pub fn paper(self) -> impl IntoView {
        let l = words();
        let kind: DocumentKind = self.state.kind();
        let id = self.state.id.map(|id| id.to_string()).unwrap_or_default();
        let frame = move || {
            let times = self.times.get();
            let title = td_string!(l, papers.preview_title);
            let frame = (times > 0).then(|| view! { <iframe class="paper-frame" name=FRAME title=title></iframe> });
            anew(times, frame.into_any())
        };
        let waiting = move || {
            let said = td_string!(l, papers.preview_waits);
            self.waits.get().then(|| view! { <p class="panel muted" role="status">{said}</p> })
        };
        let panel = move || {
            self.open.get().then(|| {
                view! {
                    <aside class="card paper-panel" aria-label=td_string!(l, papers.preview_title)>
                        <header class="panel-head">
                            <h2>{td_string!(l, papers.preview)}</h2>
                            <Button class="sm" icon=Glyph::ExternalLink on_press=move |()| self.send(BESIDE)>
                                {td_string!(l, papers.preview_full)}
                            </Button>
                            <IconButton
                                label=td_string!(l, common.close)
                                icon=Glyph::X
                                on_press=move |()| self.open.set(false)
                            />
                        </header>
                        {waiting}
                        {frame}
                    </aside>
                }
            })
        };
        view! {
            <form
                node_ref=self.form
                class="print-frame"
                method="post"
                action=company::named_in("/files/preview")
                aria-hidden="true"
            >
                <input type="hidden" name="kind" value=kind.as_str()/>
                <input type="hidden" name="id" value=id/>
                <input node_ref=self.typed type="hidden" name="form"/>
            </form>
            {panel}
        }
    }
}

/// Whether there is no room for a paper beside the editor.
fn is_narrow() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW)
}
