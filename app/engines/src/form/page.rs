//! The pages of a form: one for a new record, one for a record that exists.

use domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map, use_query_map};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use kit::bootstrap::may;
use kit::error::{Answer, AppError};
use kit::failure::Failure;
use kit::title::PageTitle;
use kit::ui::TextSkeleton;

/// Of a name in the address, so many letters are taken over.
const MAX_NAME: usize = 200;

/// What a feature states of the pages of its form.
pub struct FormPages<S: 'static> {
    /// What the page of a new record is called, and that of one that exists.
    pub titles: [&'static str; 2],
    /// What it takes to fill the form in.
    pub needs: Permission,
    /// Draws the form from what the server told, and from what a new record is called so far.
    pub drawn: fn(S, String) -> AnyView,
}

impl<S> FormPages<S>
where
    S: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    /// `/clients/new`: a new record. Its name may stand in the address.
    pub fn new_page<F>(self, start: impl Fn(Option<Uuid>) -> F + Copy + Send + Sync + 'static) -> impl IntoView
    where
        F: Future<Output = Answer<S>> + Send + 'static,
    {
        self.new_page_of(|| (), move |()| start(None))
    }

    /// As [`Self::new_page`], of what the address asks for beside a name: another of it starts another form.
    pub fn new_page_of<K, F>(
        self,
        wanted: impl Fn() -> K + Send + Sync + 'static,
        start: impl Fn(K) -> F + Send + Sync + 'static,
    ) -> impl IntoView
    where
        K: Clone + PartialEq + Send + Sync + 'static,
        F: Future<Output = Answer<S>> + Send + 'static,
    {
        if !may(self.needs) {
            return refused();
        }
        let asked = Resource::new(wanted, start);
        let name = use_query_map().with_untracked(|query| query.get("name")).unwrap_or_default();
        page(self.titles[0], asked, name.chars().take(MAX_NAME).collect(), self.drawn)
    }

    /// `/clients/{id}/edit`: a record that exists.
    pub fn edit_page<F>(self, start: impl Fn(Option<Uuid>) -> F + Copy + Send + Sync + 'static) -> impl IntoView
    where
        F: Future<Output = Answer<S>> + Send + 'static,
    {
        if !may(self.needs) {
            return refused();
        }
        let params = use_params_map();
        let id = move || params.with(|params| params.get("id").and_then(|id| id.parse::<Uuid>().ok()));
        let asked = Resource::new(id, move |id| async move {
            match id {
                Some(id) => start(Some(id)).await,
                None => Err(AppError::NotFound),
            }
        });
        page(self.titles[1], asked, String::new(), self.drawn)
    }
}

/// In the form's place, for whoever could not save it.
fn refused() -> AnyView {
    view! { <Failure error=AppError::Forbidden alone=true/> }.into_any()
}

fn page<S>(title: &'static str, asked: Resource<Answer<S>>, name: String, drawn: fn(S, String) -> AnyView) -> AnyView
where
    S: Clone + Send + Sync + 'static,
{
    let name = StoredValue::new(name);
    // What may no longer be changed, a document that was issued since, is still read: Back leads here too.
    let here = use_location().pathname.get_untracked();
    let record = StoredValue::new(here.strip_suffix("/edit").map(str::to_owned));
    view! {
        <PageTitle text=title/>
        <Transition fallback=|| view! { <div class="page-body narrow"><TextSkeleton lines=12/></div> }>
            {move || Suspend::new(async move {
                match asked.await {
                    Ok(start) => drawn(start, name.get_value()),
                    Err(error) => view! { <Failure error alone=true record=record.get_value()/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}
