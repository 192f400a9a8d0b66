import './base.css';
import './components.css';
import './cohort-builder.css';
import './cohort-events.css';
import './cohort-total.css';
import './dataset-browser.css';
import './concept-card.css';
import './dataset.css';
