//! What stands over a page only once somebody asks for it: its code is fetched then.

use leptos::prelude::*;

use crate::offline;
use crate::ui::use_toasts;
use crate::words::{td_string, words};

/// Something that is made when it is first asked for, and from then on opened and closed.
#[derive(Clone, Copy, Debug)]
pub struct LazyDialog {
    /// Whether it is open.
    pub open: RwSignal<bool>,
    was_asked: RwSignal<bool>,
}

impl LazyDialog {
    /// Not asked for yet.
    #[must_use]
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), was_asked: RwSignal::new(false) }
    }

    /// Opens it.
    pub fn call(self) {
        // Told twice, it would be made anew.
        if !self.was_asked.get_untracked() {
            self.was_asked.set(true);
        }
        self.open.set(true);
    }

    /// What `load` makes, once it was asked for. Where its code does not come, that is told, and it may be asked for again.
    pub fn view<F, L>(self, load: F) -> impl IntoView
    where
        F: Fn(RwSignal<bool>) -> L + Clone + Send + 'static,
        L: Future<Output = Option<AnyView>> + Send + 'static,
    {
        let (l, toasts) = (words(), use_toasts());
        let missed = move || {
            let is_lost = offline::is_likely();
            toasts.bad(if is_lost { td_string!(l, offline.not_loaded) } else { td_string!(l, common.unloaded_text) });
        };
        self.view_or(load, missed)
    }

    /// The same, which says by itself that the code did not come.
    pub fn view_or<F, L, M>(self, load: F, missed: M) -> impl IntoView
    where
        F: Fn(RwSignal<bool>) -> L + Clone + Send + 'static,
        L: Future<Output = Option<AnyView>> + Send + 'static,
        M: Fn() + Clone + Send + 'static,
    {
        // Nothing to wait for on the server, whose pages wait for whatever may come.
        move || {
            let (load, missed) = (load.clone(), missed.clone());
            self.was_asked.get().then(|| {
                view! {
                    <Suspense fallback=|| ()>
                        {move || {
                            let (loading, missed) = (load(self.open), missed.clone());
                            Suspend::new(async move {
                                let made = loading.await;
                                if made.is_none() {
                                    self.open.set(false);
                                    self.was_asked.set(false);
                                    missed();
                                }
                                made
                            })
                        }}
                    </Suspense>
                }
            })
        }
    }
}

impl Default for LazyDialog {
    fn default() -> Self {
        Self::new()
    }
}
