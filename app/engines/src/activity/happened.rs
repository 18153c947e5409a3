use leptos::prelude::*;

use super::feed::{Activity, Feed, Rest};
use crate::record::Shown;
use kit::failure::Failure;
use kit::ui::TableSkeleton;

/// What happened to the record of a page, once it is known.
#[component]
pub fn Happened<T>(
    /// What the page has asked for.
    entries: Shown<T>,
    /// Puts it into words.
    feed: fn(T) -> Feed,
    /// Where what happened before is.
    rest: Rest,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + serde::Serialize + serde::de::DeserializeOwned + 'static,
{
    let rest = StoredValue::new(rest);
    view! {
        <Transition fallback=|| view! { <TableSkeleton rows=5 cols=1/> }>
            {move || Suspend::new(async move {
                match entries.answer.await {
                    Ok(page) => view! { <Activity first=feed(page) rest=rest.get_value()/> }.into_any(),
                    Err(error) => view! { <Failure error/> }.into_any(),
                }
            })}
        </Transition>
    }
}
