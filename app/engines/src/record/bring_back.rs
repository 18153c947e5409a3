use domain::access::Permission;
use domain::state::Act;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::listing::Face;
use crate::listing::acts::{announce, face as act_face};
use kit::bootstrap::may;
use kit::ui::{Button, use_toasts};
use kit::words::{value_error, words};

/// « Restaurer », where somebody has thrown a record away that is being changed: for whoever may bring it back. What is typed stays.
#[component]
pub fn BringBack(
    /// The list that it belongs to.
    face: &'static Face,
    /// The record.
    id: Uuid,
    /// It is back.
    done: Callback<()>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let busy = RwSignal::new(false);
    let press = move |()| {
        busy.set(true);
        spawn_local(async move {
            let answer = (face.verbs.send)(vec![id], Act::Restore).await;
            announce(face.listing.subject);
            // What was being changed may have been left.
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(_) => done.run(()),
                Err(error) => toasts.bad(value_error(l, &error)),
            }
        });
    };
    may(Permission::to_delete(face.listing.subject)).then(|| {
        let (label, icon, _) = act_face(l, Act::Restore);
        view! { <Button icon class="sm" busy on_press=press>{label}</Button> }
    })
}
