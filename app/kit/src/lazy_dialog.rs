//! What stands over a page only once somebody asks for it: its code is fetched then.

use leptos::prelude::*;

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

    /// What `load` makes, once it was asked for; nothing where its code does not come.
    pub fn view<F, L>(self, load: F) -> impl IntoView
    where
        F: Fn(RwSignal<bool>) -> L + Clone + Send + 'static,
        L: Future<Output = Option<AnyView>> + Send + 'static,
    {
        // Nothing to wait for on the server, whose pages wait for whatever may come.
        move || {
            let load = load.clone();
            self.was_asked.get().then(|| {
                view! {
                    <Suspense fallback=|| ()>
                        {move || {
                            let loading = load(self.open);
                            Suspend::new(loading)
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
