import './base.css';
import './components.css';
import './cohort-builder.css';
import './dataset-browser.css';
